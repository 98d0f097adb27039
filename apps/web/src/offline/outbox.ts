import type { Command, Fields, Item, Resource, View } from './command.js';
import type { DeviceDatabase } from './database.js';
import { changedIn, resolve, type Pick3 } from './merge.js';
import { overlaid } from './overlay.js';
import { asIn, setBy } from './projection.js';

/** How many changes are in which state. */
export interface Counts {
  waiting: number;
  refused: number;
  conflicts: number;
}

/**
 * What was written here and is not at the server yet. Every step is one transaction, so that a change
 * is in exactly one state whenever the device dies.
 */
export class Outbox {
  constructor(
    private readonly database: DeviceDatabase,
    private readonly userId: string,
    private readonly now: () => number,
    private readonly newKey: () => string,
  ) {}

  /**
   * Keeps a change; it is safe once this has returned. An edit that changes nothing is not kept.
   * @returns its place in the order of writing, which stays; null when there is nothing to keep
   */
  async add(command: Command): Promise<number | null> {
    const { database } = this;
    return database.transaction('rw', [database.outbox, ...database.records], async () => {
      const known = await database.outbox.where('key').equals(command.key).first();
      if (known) return known.seq;
      const pending = await database.outbox.orderBy('seq').toArray();
      const same = pending.filter((one) => one.id === command.id && one.resource === command.resource);
      const stored = await storedView(database, command.resource, command.id);
      const shown = overlaid(stored, same, this.userId) ?? (command.base as View | undefined);
      const body = command.method === 'PATCH' ? changedIn(command.body as Fields, (command.base ?? shown ?? {}) as Fields) : (command.body as Fields | undefined);
      if (command.method === 'PATCH' && Object.keys(body!).length === 0) return null;
      const { key, resource, method, id, part, ifMatch = stored?.version } = command;
      // What is shown of a contested record is one of its two versions: whatever is written on it is compared, too.
      const contested = same.find((one) => one.state === 'conflict' || one.stale);
      const version = contested ? { ifMatch: contested.ifMatch, stale: true } : ifMatch !== undefined && { ifMatch };
      const item = {
        ...{ key, resource, method, id, ...(part && { part }), ...version, ...(body && { body: plain(body) }) },
        after: dependencies({ resource, id, body }, pending),
        state: 'queued' as const,
        writtenAt: new Date(this.now()).toISOString(),
        attempts: 0,
        notBefore: 0,
      };
      const base = asIn((command.base ?? shown ?? {}) as Fields, setBy(item));
      // The watch shows more than is here: what something is decided of is from now on.
      if (resource === 'signals' && !stored && same.length === 0 && command.base) await database.signals.put({ id, view: plain(command.base as View) });
      return database.outbox.add({ ...item, ...(method !== 'POST' && { base: plain(base) }) });
    });
  }

  all(): Promise<Item[]> {
    return this.database.outbox.orderBy('seq').toArray();
  }

  of(resource: Resource, id: string): Promise<Item[]> {
    return this.database.outbox.where('id').equals(id).filter((item) => item.resource === resource).sortBy('seq');
  }

  async counts(): Promise<Counts> {
    const states = (await this.all()).map((item) => item.state);
    const count = (state: Item['state']) => states.filter((one) => one === state).length;
    return { waiting: count('queued') + count('sending'), refused: count('refused'), conflicts: count('conflict') };
  }

  /** Sends a refused change again with another body. It is a new change: the old one was never made. */
  correct(key: string, body: Fields | undefined): Promise<void> {
    return this.#change(key, 'refused', () => ({ ...(body && { body: plain(body) }), ...queuedAgain(this.newKey()) }));
  }

  /** Makes a change that two people disagree on as somebody has picked, field by field. */
  async resolve(key: string, picks: Record<string, Pick3>): Promise<void> {
    await this.#change(key, 'conflict', (item) => {
      const left = resolve(item, picks);
      return left && { ...plain(left), ...queuedAgain(this.newKey()) };
    });
  }

  /** What would go with a change: those that cannot be made without it. */
  async dependents(key: string): Promise<Item[]> {
    const items = await this.all();
    const gone = new Set([key]);
    const lost = (item: Item) => {
      const first = items.find((one) => gone.has(one.key) && one.method === 'POST' && one.id === item.id && one.resource === item.resource);
      return (first && first.seq < item.seq) || item.after.some((one) => gone.has(one));
    };
    for (const item of items) if (!gone.has(item.key) && lost(item)) gone.add(item.key);
    return items.filter((item) => item.key !== key && gone.has(item.key));
  }

  /** Gives a change up for good, with all that cannot be made without it. Whoever calls has asked. */
  async discard(key: string): Promise<void> {
    const { outbox } = this.database;
    await this.database.transaction('rw', outbox, async () => {
      const item = await outbox.where('key').equals(key).first();
      if (!item || item.state === 'sending') return;
      await outbox.bulkDelete([item.seq, ...(await this.dependents(key)).map((one) => one.seq)]);
      await compareBehind(this.database, item);
    });
  }

  /** Takes a change back that has never been sent. False: it may be at the server already. */
  async takeBack(key: string): Promise<boolean> {
    const item = await this.database.outbox.where('key').equals(key).first();
    if (!item || item.state === 'sending') return false;
    await this.discard(key);
    return (await this.database.outbox.where('key').equals(key).count()) === 0;
  }

  /** One step of one change. Null takes it out: nothing of it is left to do. */
  async #change(key: string, from: Item['state'], how: (item: Item) => Partial<Item> | null): Promise<void> {
    const { outbox } = this.database;
    await this.database.transaction('rw', outbox, async () => {
      const item = await outbox.where('key').equals(key).first();
      if (item?.state !== from) return;
      const change = how(item);
      if (!change) {
        await outbox.delete(item.seq);
        return compareBehind(this.database, item);
      }
      await outbox.put({ ...item, ...change, refusal: undefined, conflict: undefined });
      if (change.key) await renamed(this.database, key, change.key);
    });
  }
}

/** A change that was not made goes out under a new key: the old one may stand for something else at the server. */
export const queuedAgain = (key: string): Partial<Item> => ({ key, state: 'queued', attempts: 0, notBefore: 0, stale: undefined });

/** Later changes of the same record were made on top of this one, which is not what the server has: they are to be compared themselves. */
export async function compareBehind({ outbox }: DeviceDatabase, { resource, id, seq, ifMatch }: Item): Promise<void> {
  for (const other of await outbox.where('id').equals(id).toArray())
    if (other.resource === resource && other.seq > seq) await outbox.update(other.seq, { stale: true, ifMatch });
}

/** Whoever waits for a change goes on waiting for it under its new key. */
export async function renamed({ outbox }: DeviceDatabase, from: string, to: string): Promise<void> {
  for (const other of await outbox.filter((item) => item.after.includes(from)).toArray())
    await outbox.update(other.seq, { after: other.after.map((one) => (one === from ? to : one)) });
}

/** Changes of other records that must be at the server first: whoever attended has to exist, and so has a commitment that is kept. */
function dependencies({ resource, id, body = {} }: Pick<Command, 'resource' | 'id'> & { body?: Fields }, pending: readonly Item[]): string[] {
  const people = new Set([...listOf(body.attendees).map((one) => one.stakeholderId), body.stakeholderId]);
  const part = { commitments: 'commitments', 'adverse-events': 'adverseEvents' }[resource as string];
  const isNeeded = (one: Item) =>
    (one.method === 'POST' && one.resource === 'stakeholders' && people.has(one.id)) ||
    (part !== undefined && one.resource === 'interactions' && listOf(one.body?.[part]).some((other) => other.id === id));
  return pending.filter(isNeeded).map((one) => one.key);
}

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);

/** What IndexedDB can keep and the wire can carry. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export async function storedView(database: DeviceDatabase, resource: Resource, id: string): Promise<View | undefined> {
  return (await database.tableOf(resource).get(id))?.view;
}
