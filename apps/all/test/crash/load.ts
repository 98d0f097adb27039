import { setTimeout as sleep } from 'node:timers/promises';
import { newId, type ServiceName } from '@liaison/contracts';
import type { Client, Dice, Reply, Who } from '@liaison/testing';
import type { Asked, Write } from './writes.js';

export interface Load {
  writes: number;
  concurrency: number;
  /** Writes begun in a second at most, so that every kill falls into the load. */
  perSecond: number;
  /** Share of the acknowledged writes that are sent once more. */
  replayed: number;
}

/** Something that is killed while the load runs. */
export type Kill = () => Promise<void>;

/** Somebody's client of a service, wherever its process listens. */
export type Clients = (service: ServiceName, who: Who) => Client;

/** A write that its client knows to be done. */
export interface Acknowledged {
  write: Write;
  id: string;
  on: string[];
}

/** What a client knows of what it sent. */
export interface Sent {
  acknowledged: Acknowledged[];
  replays: number;
  /** Requests that were sent again because nobody answered, or with 503. */
  retries: number;
  /** Replays whose answer differed from the first one, by a byte or in its status. */
  differing: string[];
}

const GIVE_UP_MS = 90_000;
const RETRY_MS = 100;
const REQUEST_MS = 10_000;

/** Sends writes while things are killed one after the other; a client that hears nothing, or 503, asks again. */
export async function writeThroughKills(clients: Clients, writes: readonly Write[], load: Load, kills: Kill[], dice: Dice): Promise<Sent> {
  const sender = new Sender(clients, writes, load.replayed, dice);
  const started = Date.now();
  const lastsMs = (load.writes / load.perSecond) * 1_000;
  let begun = 0;
  const failures: unknown[] = [];
  const work = async () => {
    for (let mine = begun++; mine < load.writes && failures.length === 0; mine = begun++) {
      await sleep(started + (mine * 1_000) / load.perSecond - Date.now());
      await sender.one();
    }
  };
  const killing = async () => {
    for (const [index, kill] of kills.entries()) {
      await sleep(started + ((index + 0.5) * lastsMs) / kills.length - Date.now());
      if (failures.length > 0) return;
      await kill();
    }
  };
  await Promise.all([killing(), ...Array.from({ length: load.concurrency }, work)].map((one) => one.catch((error) => void failures.push(error))));
  if (failures.length > 0) throw failures[0];
  return sender.sent;
}

class Sender {
  readonly sent: Sent = { acknowledged: [], replays: 0, retries: 0, differing: [] };
  /** Acknowledged records that nothing builds on yet, by the name of their write. */
  readonly #free = new Map<string, string[]>();
  #begun = 0;
  /** Of writes to the one record of their kind: the version that the last has made, and when it will have. */
  readonly #turns = new Map<string, Promise<number>>();

  constructor(
    private readonly clients: Clients,
    private readonly writes: readonly Write[],
    private readonly replayed: number,
    private readonly dice: Dice,
  ) {}

  async one(): Promise<void> {
    const write = this.#drawn();
    if (!write.inTurn) return this.#send(write, newId());
    const turn = (this.#turns.get(write.name) ?? Promise.resolve(1)).then(async (version) => {
      await this.#send(write, String(version + 1));
      return version + 1;
    });
    this.#turns.set(write.name, turn);
    await turn;
  }

  async #send(write: Write, fresh: string): Promise<void> {
    const on = write.on ? this.#freeOf(write.on.write).splice(0, write.on.records) : [];
    const id = on.length === 1 ? on[0]! : fresh;
    const asked = write.ask(id, on);
    const key = newId();
    const again = Math.floor(this.#begun * this.replayed) !== Math.floor(++this.#begun * this.replayed);
    const first = await this.#insist(write, asked, key);
    this.sent.acknowledged.push({ write, id, on });
    if (again) await this.#replay(write, asked, key, first);
    this.#freeOf(write.name).push(id);
  }

  /** A kind of write by its share; when there is nothing to build on yet, what it would build on. */
  #drawn(): Write {
    let at = this.dice.next() * this.writes.reduce((sum, { share }) => sum + share, 0);
    const write = this.writes.find(({ share }) => (at -= share) < 0)!;
    if (!write.on || this.#freeOf(write.on.write).length >= write.on.records) return write;
    return this.writes.find((one) => one.name === write.on!.write)!;
  }

  #freeOf(name: string): string[] {
    const known = this.#free.get(name) ?? [];
    this.#free.set(name, known);
    return known;
  }

  async #replay(write: Write, asked: Asked, key: string, first: Reply): Promise<void> {
    const second = await this.#insist(write, asked, key);
    this.sent.replays++;
    const same = isKeyed(asked)
      ? second.status === first.status && second.text === first.text && (isBatch(asked) || second.headers['idempotency-replayed'] === 'true')
      : isDoneBefore(write, asked, second);
    if (!same) this.sent.differing.push(`${write.name} ${key}: ${first.status} ${first.text}, then ${second.status} ${second.text}`);
  }

  /** @throws Error when the answer is neither a success nor a reason to try again */
  async #insist(write: Write, asked: Asked, key: string): Promise<Reply> {
    const client = this.clients(write.at, write.by);
    for (const end = Date.now() + GIVE_UP_MS; ; this.sent.retries++) {
      const late = sleep(REQUEST_MS, null, { ref: false });
      const reply = await Promise.race([send(client, asked, key).catch(() => null), late]);
      const status = reply && statusOf(asked, reply);
      if (status && (status < 300 || isDoneBefore(write, asked, reply))) return reply;
      if (status && status !== 503) throw new Error(`${write.name}: answered ${reply.status} ${reply.text}`);
      if (Date.now() > end) throw new Error(`${write.name}: no answer within ${GIVE_UP_MS} ms; the last one: ${reply?.text ?? 'none'}`);
      await sleep(RETRY_MS);
    }
  }
}

export const isKeyed = ({ method }: Asked): boolean => method === 'POST';
const isBatch = ({ path }: Asked): boolean => path.endsWith('/batch');

const send = (client: Client, asked: Asked, key: string): Promise<Reply> =>
  client.send(asked.method, asked.path, asked.body, {
    ...(isKeyed(asked) ? { 'idempotency-key': key } : { 'if-match': `"${asked.version}"` }),
    ...(asked.type && { 'content-type': asked.type }),
  });

/** The status of the write itself: a batch of one answers 200 around it. */
const statusOf = (asked: Asked, reply: Reply): number => (isBatch(asked) && reply.status === 200 ? reply.body.items[0].status : reply.status);

/** Whether a write without a key was refused because it has been done: nobody else writes to that record. */
function isDoneBefore(write: Write, asked: Asked, reply: Reply): boolean {
  if (isKeyed(asked) || reply.status !== (write.again ?? 412)) return false;
  return reply.status === 410 || reply.body.currentVersion > asked.version!;
}
