import { Dice } from './dice.js';
import { Document, type OpenApi, type Operation } from './document.js';
import { spoil } from './hostile.js';
import { Memory } from './memory.js';
import { Oracle } from './oracle.js';
import { Sender, type Got } from './send.js';
import { addressOf, bodyOf, type Wish } from './wish.js';
import { Wishes } from './wishes.js';

export interface FuzzOptions {
  document: OpenApi;
  /** What every path begins with. */
  prefix: string;
  origin: string;
  /** Tokens of people of all kinds, by their names. */
  tokens: ReadonlyMap<string, string>;
  /** The moment at which the service believes to be, in milliseconds. */
  nowMs: () => number;
  /** Resources that fields refer to whose names do not say it: `{ survivorId: 'stakeholders' }`. */
  refersTo?: Readonly<Record<string, string>>;
  /** What no chance would find, by the name of the field or parameter that it may stand in. */
  known?: Readonly<Record<string, string[]>>;
  /** Done a few times, while no request is under way: what the service would do by itself meanwhile. */
  meanwhile?: () => Promise<void>;
  requests: number;
  seed: number;
}

export interface Finding {
  what: string;
  operation: string;
  count: number;
  /** The first request of its kind, in a form that can be typed again. */
  example: string;
}

export interface FuzzReport {
  seed: number;
  requests: number;
  statuses: Record<string, number>;
  /** Operations that have never been done. */
  unreached: string[];
  findings: Finding[];
}

const AT_ONCE = 6;
const PAUSES = 6;
const HOSTILE = 0.6;
const REPLAYS = 0.04;
/** Attempts at an operation that chance alone has not got done. */
const PURSUIT = 300;

/** Sends requests of all kinds, good and bad, to a service that an OpenAPI document describes, and judges every answer. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const run = new Run(options);
  try {
    return await run.report();
  } finally {
    run.close();
  }
}

class Run {
  readonly #document: Document;
  readonly #memory: Memory;
  readonly #wishes: Wishes;
  readonly #oracle: Oracle;
  readonly #sender: Sender;
  readonly #people: (string | null)[];
  readonly #done = new Set<string>();
  readonly #statuses: Record<string, number> = {};
  readonly #findings = new Map<string, Finding>();
  #sent = 0;

  constructor(private readonly options: FuzzOptions) {
    this.#document = new Document(options.document, options.prefix);
    this.#memory = new Memory(this.#document, options.refersTo ?? {});
    this.#memory.learn(null, options.known ?? {});
    this.#wishes = new Wishes(this.#document, this.#memory, options.nowMs);
    this.#oracle = new Oracle(this.#document);
    this.#sender = new Sender(new URL(options.origin));
    this.#people = [...options.tokens.keys(), null];
  }

  async report(): Promise<FuzzReport> {
    const { seed, requests } = this.options;
    await this.#lookAround();
    const { operations } = this.#document;
    const portion = Math.ceil((requests - this.#sent) / PAUSES);
    for (let pause = 0; pause < PAUSES; pause++) {
      await this.#inParallel(pause * portion, portion, (i) => this.#one(operations[i % operations.length]!, new Dice(seed + i)));
      await this.options.meanwhile?.();
    }
    for (const operation of operations) await this.#pursue(operation);
    return {
      seed,
      requests: this.#sent,
      statuses: this.#statuses,
      unreached: operations.map(({ name }) => name).filter((name) => !this.#done.has(name)),
      findings: [...this.#findings.values()].sort((a, b) => b.count - a.count),
    };
  }

  close(): void {
    this.#sender.close();
  }

  /** Reads every list once as everybody, so that ids and codes are known. */
  async #lookAround(): Promise<void> {
    for (const operation of this.#document.operations.filter(({ method, path }) => method === 'GET' && !path.includes('{')))
      await Promise.all(this.#people.map((who) => this.#send({ operation, who, method: 'GET', path: operation.path, query: [], headers: {}, hostile: [] })));
  }

  async #inParallel(from: number, count: number, work: (i: number) => Promise<void>): Promise<void> {
    let next = from;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < from + count) await work(next++);
      }),
    );
  }

  async #one(operation: Operation, dice: Dice): Promise<void> {
    if (dice.happens(REPLAYS) && this.#memory.kept.length > 0) return this.#again(dice);
    const wish = this.#wishes.valid(operation, this.#somebody(operation, dice), dice);
    if (dice.happens(0.9)) await this.#see(wish);
    if (dice.happens(HOSTILE)) spoil(wish, dice, this.#memory);
    await this.#send(wish);
  }

  /** Whoever has been let in before, or anybody. */
  #somebody(operation: Operation, dice: Dice): string | null {
    const admitted = this.#memory.admitted(operation.name);
    return admitted.length > 0 && dice.happens(0.6) ? dice.pick(admitted) : dice.pick(this.#people);
  }

  /** Reads the version that a change must name, where the record can be read. */
  async #see(wish: Wish): Promise<void> {
    if (!wish.operation.parameters.some((one) => one.name === 'If-Match')) return;
    for (let path = wish.operation.path, actual = wish.path; path.includes('{'); path = parentOf(path), actual = parentOf(actual)) {
      const operation = this.#document.find('GET', path);
      if (!operation) continue;
      const { headers } = await this.#send({ operation, who: wish.who, method: 'GET', path: actual, query: [], headers: {}, hostile: [] });
      wish.headers['if-match'] = headers.etag ?? '"1"';
      return;
    }
    wish.headers['if-match'] = '"1"';
  }

  /** Tries until it succeeds: with a record of one's own, and after something else has been done to it. */
  async #pursue(operation: Operation): Promise<void> {
    const collection = this.#document.find('POST', `${this.options.prefix}${operation.resource}`);
    const others = this.#document.operations.filter(({ path, method }) => method !== 'GET' && path.startsWith(`${this.options.prefix}${operation.resource}/{id}`));
    for (let attempt = 0; attempt < PURSUIT && !this.#done.has(operation.name); attempt++) {
      const dice = new Dice(this.options.seed + 1_000_003 * (attempt + 1));
      const who = this.#somebody(operation, dice);
      let id = this.#memory.idOf(operation.resource, dice);
      if (collection && operation.path.includes('{id}') && dice.happens(0.7)) id = await this.#well(collection, who, dice);
      for (let step = dice.below(4); step > 0 && others.length > 0; step--) await this.#well(dice.pick(others), who, dice, id);
      await this.#well(operation, who, dice, id);
    }
  }

  /** A request without malice. Answers the id of what came of it. */
  async #well(operation: Operation, who: string | null, dice: Dice, id?: string): Promise<string | undefined> {
    const wish = this.#wishes.valid(operation, who, dice, id);
    await this.#see(wish);
    const { status, text } = await this.#send(wish);
    return status === 201 ? (JSON.parse(text) as { id?: string }).id : id;
  }

  async #send(wish: Wish): Promise<Got> {
    const token = wish.who && this.options.tokens.get(wish.who)!;
    const got = await this.#sender.send(wish, token ?? null);
    this.#sent++;
    this.#statuses[got.status] = (this.#statuses[got.status] ?? 0) + 1;
    for (const what of this.#oracle.judge(wish, got)) this.#found(what, wish, got);
    const operation = this.#document.match(wish.method, wish.path);
    if (operation && ![0, 401, 403, 404].includes(got.status)) this.#memory.admit(operation.name, wish.who);
    if (operation && got.status >= 200 && got.status < 400) this.#learn(operation, wish, got);
    return got;
  }

  #learn(done: Operation, wish: Wish, { headers, text, status }: Got): void {
    if (wish.method === 'HEAD') return;
    this.#done.add(done.name);
    if (wish.json !== undefined && wish.hostile.length === 0) this.#memory.accept(done.name, wish.json);
    if (!headers['content-type']?.includes('json') || text === '') return;
    const body = JSON.parse(text) as { nextCursor?: string };
    this.#memory.learn(done.resource, body);
    if (body.nextCursor) this.#memory.cursors.push({ path: addressOf(wish), cursor: body.nextCursor });
    const key = wish.headers['idempotency-key'];
    if (key && wish.method === 'POST' && headers['idempotency-replayed'] === undefined)
      this.#memory.kept.push({ who: wish.who, path: wish.path, query: wish.query, key, body: bodyOf(wish) ?? Buffer.alloc(0), status, text });
  }

  /** A request that was answered before, word by word or with another body. */
  async #again(dice: Dice): Promise<void> {
    const kept = dice.pick(this.#memory.kept);
    const operation = this.#document.match('POST', kept.path)!;
    const other = dice.happens(0.3);
    const raw = other ? Buffer.concat([kept.body.subarray(0, -1), Buffer.from(' }')]) : kept.body;
    const wish: Wish = { operation, who: kept.who, method: 'POST', path: kept.path, query: kept.query, headers: { 'content-type': 'application/json', 'idempotency-key': kept.key }, raw, hostile: ['a key that was used before'] };
    const { status, text } = await this.#send(wish);
    if (operation.path.endsWith('/batch')) return;
    // What spoke of a person who has been erased since is gone.
    const right = status === 410 || (other ? status === 422 : status === kept.status && text === kept.text);
    if (!right) this.#found(other ? 'a used key with another body was not refused' : 'a repeated request was answered otherwise', wish, { status, text });
  }

  #found(what: string, wish: Wish, { status, text }: Pick<Got, 'status' | 'text'>): void {
    const key = `${what} ${wish.operation.name}`;
    const known = this.#findings.get(key);
    if (known) return void known.count++;
    const body = bodyOf(wish)?.toString('utf8').slice(0, 1_500) ?? '';
    const example = `${wish.method} ${addressOf(wish).slice(0, 600)} as ${wish.who ?? 'nobody'} ${JSON.stringify(wish.headers).slice(0, 400)} ${body} [${wish.hostile.join(', ')}] -> ${status} ${text.slice(0, 600)}`;
    this.#findings.set(key, { what, operation: wish.operation.name, count: 1, example });
  }
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
