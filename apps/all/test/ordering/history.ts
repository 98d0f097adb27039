import fc, { type Arbitrary } from 'fast-check';
import { importContinued, newId, quarantineAnswered, quarantineReleased, stakeholderCreated, stakeholderErased, stakeholderMerged, stakeholderPlaced, topology, type EventType, type ServiceName } from '@liaison/contracts';
import { anyFacts, anyPersonal, sampleIds } from '@liaison/testing';
import { knownToKol } from './people.js';

/** Something that has happened, as its producer says it. */
export interface Happened {
  id: string;
  type: EventType;
  aggregateId: string;
  version: number;
  facts: Record<string, unknown>;
  personal: Record<string, unknown> | null;
}

/** One thing that may happen next; whether it can is decided when its turn comes. */
type Move = (past: Past) => Omit<Happened, 'id'> | null;

/** Events whose handlers make no projection, and why each stands apart. */
export const apart: ReadonlyMap<EventType, string> = new Map<EventType, string>([
  [importContinued, 'a service tells it to itself, step by step; apps/kol/test/imports.api.spec.ts does so twice and out of turn'],
  [quarantineReleased, 'a write in somebody’s name, done once by its id and answered; apps/interactions/test/quarantine.api.spec.ts'],
  [quarantineAnswered, 'the answer to it; apps/interactions/test/quarantine.api.spec.ts'],
]);

const EVENTS_AT_MOST = 8;
/** Few kinds of records in one history, so that their events meet. */
const RECORDS_AT_MOST = 2;

/** Any sequence of events that the suite could have published, in the order in which it would have. */
export const anyHistory = (listening: readonly ServiceName[]): Arbitrary<Happened[]> =>
  fc
    .subarray(moves(listening), { minLength: 1, maxLength: RECORDS_AT_MOST })
    .chain((kinds) => fc.array(fc.oneof(...kinds.flat()), { minLength: 2, maxLength: EVENTS_AT_MOST, size: 'max' }))
    .map((chosen) => {
      const past = new Past();
      return chosen.flatMap((move) => move(past) ?? []).map(told);
    });

/** An event with its id, and what a counterexample shows of it. */
const told = (happened: Omit<Happened, 'id'>): Happened => {
  const { type, aggregateId, version, facts } = happened;
  return { id: newId(), ...happened, [fc.toStringMethod]: () => `${type.type} version ${version} of ${aggregateId}: ${JSON.stringify(facts)}` } as Happened;
};

/** What may happen to each kind of record. Every event that is handled joins by being in the topology; what happened once needs its own words here. */
function moves(listening: readonly ServiceName[]): Arbitrary<Move>[][] {
  const records = new Map<string, Arbitrary<Move>[]>();
  for (const { type, handledBy } of topology.values()) {
    if (apart.has(type) || !handledBy.some((service) => listening.includes(service))) continue;
    const record = type.type.split('.')[0]!;
    records.set(record, [...(records.get(record) ?? []), type.kind === 'state' ? stateMove(type) : (factMoves.get(type) ?? unknown(type))]);
  }
  return [...records.values()];
}

function stateMove(type: EventType): Arbitrary<Move> {
  const [own] = Object.keys(type.facts) as [string];
  return fc.record({ facts: anyFacts(type), personal: anyPersonal(type) }).map(({ facts, personal }) => (past) => {
    const aggregateId = facts[own] as string;
    if (own === stakeholderId && past.isGone(aggregateId)) return null;
    // Where kol knows somebody, it says itself where they are placed.
    if (type === stakeholderPlaced && knownToKol.has(aggregateId)) return null;
    return { type, aggregateId, version: past.nextVersion(type, aggregateId), facts, personal };
  });
}
const [stakeholderId] = Object.keys(stakeholderCreated.facts) as [string];

const person = fc.constantFrom(...sampleIds);
const factMoves = new Map<EventType, Arbitrary<Move>>([
  [
    stakeholderMerged,
    fc.tuple(person, person).map(([loserId, other]) => (past) => {
      const survivorId = past.today(other);
      if (survivorId === loserId || past.isGone(loserId) || past.isGone(survivorId)) return null;
      past.merge(loserId, survivorId);
      return { type: stakeholderMerged, aggregateId: loserId, version: 1, facts: { loserId, survivorId }, personal: null };
    }),
  ],
  [
    stakeholderErased,
    person.map((of) => (past) => {
      const id = past.today(of);
      if (past.isGone(id)) return null;
      return { type: stakeholderErased, aggregateId: id, version: 1, facts: { stakeholderId: id, subjectIds: past.erase(id) }, personal: null };
    }),
  ],
]);

function unknown({ type }: EventType): never {
  throw new Error(`apps/all/test/ordering/history.ts does not know how ${type} comes to happen: say it there, or why it stands apart`);
}

/** What has happened so far, as far as it decides what can happen next. */
class Past {
  readonly #versions = new Map<string, number>();
  readonly #survivors = new Map<string, string>();
  readonly #erased = new Set<string>();

  /** Events that carry the same facts, such as `created` and `changed`, count one record's versions together. */
  nextVersion(type: EventType, aggregateId: string): number {
    const first = [...topology.values()].find((one) => one.type.facts === type.facts)!.type.type;
    const next = (this.#versions.get(`${first} ${aggregateId}`) ?? 0) + 1;
    this.#versions.set(`${first} ${aggregateId}`, next);
    return next;
  }

  today = (id: string): string => this.#survivors.get(id) ?? id;
  isGone = (id: string): boolean => this.#survivors.has(id) || this.#erased.has(id);

  merge(loser: string, survivor: string): void {
    for (const [id, of] of this.#survivors) if (of === loser) this.#survivors.set(id, survivor);
    this.#survivors.set(loser, survivor);
  }

  /** Everybody who is erased with a person. */
  erase(id: string): string[] {
    const all = [id, ...[...this.#survivors].filter(([, of]) => of === id).map(([loser]) => loser)];
    for (const one of all) this.#erased.add(one);
    return all;
  }
}
