import type { Dice } from './dice.js';
import type { Document } from './document.js';

const KEPT_AT_MOST = 400;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A request that its client has named, and what was answered. */
export interface Kept {
  who: string | null;
  path: string;
  query: [string, string][];
  key: string;
  body: Buffer;
  status: number;
  text: string;
}

/** What answers have told so far: ids, codes and cursors that mean something there. */
export class Memory {
  readonly #ids = new Map<string, string[]>();
  readonly #values = new Map<string, string[]>();
  readonly #bodies = new Map<string, string[]>();
  readonly #admitted = new Map<string, Set<string | null>>();
  readonly cursors: { path: string; cursor: string }[] = [];
  readonly kept: Kept[] = [];

  /** @param refersTo resources that fields refer to whose names do not say it: `{ survivorId: 'stakeholders' }` */
  constructor(
    private readonly document: Document,
    private readonly refersTo: Readonly<Record<string, string>>,
  ) {}

  /**
   * Takes in a body that was answered.
   * @param resource what its ids are ids of; null: of something that has no address
   */
  learn(resource: string | null, body: unknown): void {
    if (Array.isArray(body)) for (const one of body) this.learn(resource, one);
    if (typeof body !== 'object' || body === null) return;
    for (const [name, value] of Object.entries(body)) {
      if (typeof value === 'string') this.#learnText(resource, name, value);
      else if (Array.isArray(value) && value.every((one) => typeof one === 'string')) for (const one of value) put(this.#values, name, one);
      else this.learn(name === 'items' ? resource : (this.#resourceOf(name) ?? null), value);
    }
  }

  #learnText(resource: string | null, name: string, value: string): void {
    if (name === 'id' && UUID.test(value)) void (resource && put(this.#ids, resource, value));
    else if (value.length <= 100) put(this.#values, name, value);
  }

  /** Somebody has been let in: they were not told that they may not. */
  admit(operation: string, who: string | null): void {
    this.#admitted.set(operation, (this.#admitted.get(operation) ?? new Set()).add(who));
  }

  admitted(operation: string): (string | null)[] {
    return [...(this.#admitted.get(operation) ?? [])];
  }

  /** A body has been accepted: others like it may be too. */
  accept(operation: string, body: unknown): void {
    put(this.#bodies, operation, JSON.stringify(body));
  }

  accepted(operation: string, dice: Dice): unknown {
    const known = this.#bodies.get(operation);
    return known && JSON.parse(dice.pickLate(known));
  }

  /** An id of a record of a resource, the later it was heard of the likelier. */
  idOf(resource: string, dice: Dice): string | undefined {
    const known = this.#ids.get(resource);
    return known && dice.pickLate(known);
  }

  anyId(dice: Dice): string {
    const all = [...this.#ids.values()].flat();
    return all.length > 0 ? dice.pick(all) : dice.uuid();
  }

  /** What a field that is called so may refer to: `stakeholderId` to a stakeholder. */
  idCalled(name: string, dice: Dice): string | undefined {
    const resource = this.refersTo[name] ?? this.#resourceOf(name.replace(/Ids?$/, ''));
    const seen = this.#values.get(name);
    if (resource && (!seen || dice.happens(0.7))) return this.idOf(resource, dice);
    return seen && dice.pick(seen);
  }

  /** Texts that were seen in a field that is called so, or in a list of its plural. */
  textsCalled(name: string): string[] {
    return [...(this.#values.get(name) ?? []), ...(this.#values.get(`${name}s`) ?? []), ...(this.#values.get(name.replace(/s$/, '')) ?? [])];
  }

  /** `adverseEvents` and `adverseEvent` are about the resource `adverse-events`. */
  #resourceOf(name: string): string | undefined {
    const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return [kebab, `${kebab}s`, kebab.replace(/y$/, 'ies')].find((one) => this.document.resources.has(one));
  }
}

function put(into: Map<string, string[]>, name: string, value: string): void {
  const known = into.get(name) ?? [];
  into.set(name, known);
  const at = known.lastIndexOf(value);
  if (at >= 0) known.splice(at, 1);
  known.push(value);
  if (known.length > KEPT_AT_MOST) known.splice(0, known.length - KEPT_AT_MOST);
}
