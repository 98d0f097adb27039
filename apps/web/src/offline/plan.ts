import type { Item, Resource } from './command.js';

const ITEMS_AT_MOST = 200;
/** The server takes 1 MB, envelope included. */
const BYTES_AT_MOST = 900_000;
const encoder = new TextEncoder();

/** What travels of a change. */
export interface Wire {
  key: string;
  method: Item['method'];
  id: string;
  part?: string;
  ifMatch?: number;
  body?: object;
  dependsOn?: { key: string }[];
}

export interface Batch {
  resource: Resource;
  items: { seq: number; wire: Wire }[];
}

/**
 * The next batch: the oldest change that can go, with all others of its resource that can go with it.
 * One that depends on another waits until that one is at the server, or goes behind it in the same batch.
 * @param items the whole outbox, in the order of writing
 */
export function nextBatch(items: readonly Item[], now: number, itemsAtMost = ITEMS_AT_MOST): Batch | null {
  const plan = new Plan(items, now);
  for (const { resource } of items.filter((item) => plan.isDue(item))) {
    const batch = plan.of(resource, Math.min(itemsAtMost, ITEMS_AT_MOST));
    if (batch.items.length > 0) return batch;
  }
  return null;
}

class Plan {
  readonly #byKey: Map<string, Item>;

  constructor(
    private readonly items: readonly Item[],
    private readonly now: number,
  ) {
    this.#byKey = new Map(items.map((item) => [item.key, item]));
  }

  isDue(item: Item): boolean {
    return (item.state === 'queued' || item.state === 'sending') && item.notBefore <= this.now;
  }

  of(resource: Resource, atMost: number): Batch {
    const going = new Map<string, Wire>();
    const batch: Batch = { resource, items: [] };
    let bytes = 0;
    for (const item of this.items) {
      if (item.resource !== resource || batch.items.length >= atMost) continue;
      const before = this.items.findLast((one) => one.id === item.id && one.resource === resource && one.seq < item.seq);
      if (!this.isDue(item) || (before && !going.has(before.key)) || !this.#mayFollow(item, going)) continue;
      const wire = wireOf(item, before && going.get(before.key), item.after.filter((key) => going.has(key)));
      const size = encoder.encode(JSON.stringify(wire)).length;
      if (batch.items.length > 0 && bytes + size > BYTES_AT_MOST) break;
      bytes += size;
      going.set(item.key, wire);
      batch.items.push({ seq: item.seq, wire });
    }
    return batch;
  }

  /** Whether all that it depends on is at the server, or goes before it. An adverse event waits for nothing that a person has to mend. */
  #mayFollow(item: Item, going: ReadonlyMap<string, Wire>): boolean {
    return item.after.every((key) => {
      const other = this.#byKey.get(key);
      return !other || going.has(key) || (other.state === 'refused' && tellsOfHarm(item));
    });
  }
}

export const tellsOfHarm = ({ resource, body }: Pick<Item, 'resource' | 'body'>): boolean =>
  resource === 'adverse-events' || (Array.isArray(body?.adverseEvents) && body.adverseEvents.length > 0);

/** A change behind another of the same record is made on the version to which that one leads. */
function wireOf({ key, method, id, part, ifMatch, body, state, stale }: Item, before: Wire | undefined, behind: string[]): Wire {
  const version = state === 'queued' && before && !stale ? (before.method === 'POST' ? 1 : (before.ifMatch ?? 0) + 1) : ifMatch;
  return {
    key,
    method,
    id,
    ...(part && { part }),
    ...(method !== 'POST' && version !== undefined && { ifMatch: version }),
    ...(body && { body }),
    ...(behind.length > 0 && { dependsOn: behind.map((one) => ({ key: one })) }),
  };
}
