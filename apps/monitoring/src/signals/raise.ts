import { newId, signalRaised } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';
import type { Arrival, Happening } from '../intake/arrival.js';
import type { Matched } from '../intake/matcher.js';
import { markFound } from '../ranking/marks.js';
import type { SubjectKind } from './reasons.js';
import { Signal, SignalMatch, type Why } from './signal.entity.js';

interface Wanted {
  arrival: Arrival;
  happening: Happening;
  matches: Map<string, Why>;
}

const NEW: Happening = { reason: 'new', occasion: '' };

/** What has become of a batch of records. */
export interface Raised {
  signals: number;
  excluded: Record<string, number>;
}

/**
 * Raises a signal for what strategies find, once for each subject and reason; says of the rest why not.
 * @param matched null where nobody wants to hear of what is new; what happened to known works is told all the same
 */
export async function raise(tx: Tx, runId: string, arrivals: readonly Arrival[], matched: Matched | null): Promise<Raised> {
  const earlier = await earlierFinders(tx, arrivals.filter(({ happenings }) => happenings.length > 0));
  const wanted = arrivals.flatMap((arrival) => wantedOf(arrival, matched?.get(arrival) ?? new Map(), earlier.get(arrival.id) ?? new Map()));
  const known = await existing(tx, wanted);
  const excluded: Record<string, number> = {};
  const exclude = (reason: string) => (excluded[reason] = (excluded[reason] ?? 0) + 1);
  for (const arrival of arrivals) if (!wanted.some((one) => one.arrival === arrival)) exclude(arrival.news === 'same' ? 'known' : arrival.old ? 'older-than-look-back' : arrival.aboutAnother ? 'told-with-original' : matched ? 'no-strategy' : 'not-wanted');
  let signals = 0;
  for (const one of wanted) {
    const before = known.get(keyOf(one.arrival.kind, one.arrival.id, one.happening));
    const id = before ?? newId();
    if (before) exclude('signalled-before');
    else {
      signals++;
      tx.insert(Signal, signalOf(tx, id, one));
    }
    await addMatches(tx, id, runId, one.matches);
    if (!before) await announce(tx, id, one);
  }
  await markFound(tx, [...new Set(wanted.flatMap(({ matches }) => [...matches.keys()]))]);
  return { signals, excluded };
}

/** What is worth a signal of one record: that it is there, where a strategy asks for it, and what happened to it, where one did before. */
function wantedOf(arrival: Arrival, matches: Map<string, Why>, earlier: Map<string, Why>): Wanted[] {
  if (arrival.old) return [];
  const all = new Map([...earlier, ...matches]);
  const happened = all.size > 0 ? arrival.happenings.map((happening) => ({ arrival, happening, matches: all })) : [];
  const found = matches.size > 0 && (arrival.news !== 'same' || [...matches.values()].some(({ asked }) => asked));
  return !arrival.aboutAnother && (found || (arrival.always && arrival.news !== 'same')) ? [{ arrival, happening: NEW, matches }, ...happened] : happened;
}

const signalOf = (tx: Tx, id: string, { arrival, happening }: Wanted): Signal =>
  Object.assign(new Signal(), {
    ...{ id, version: 1, subjectKind: arrival.kind, subjectId: arrival.id, reason: happening.reason, occasion: happening.occasion, title: arrival.title },
    ...{ state: 'new', ownerId: null, snoozedUntil: null, dismissal: null, decidedBy: null, decidedAt: null },
    ...{ raisedAt: tx.now, createdAt: tx.now, updatedAt: tx.now },
  });

const keyOf = (kind: SubjectKind, id: string, { reason, occasion }: Happening): string => `${kind} ${id} ${reason} ${occasion}`;

async function existing(tx: Tx, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  const rows = await tx.query<Signal>(
    `SELECT id, subject_kind AS "subjectKind", subject_id AS "subjectId", reason, occasion FROM signals WHERE subject_id = ANY($1)`,
    [[...new Set(wanted.map(({ arrival }) => arrival.id))]],
  );
  return new Map(rows.map((row) => [keyOf(row.subjectKind, row.subjectId, row), row.id]));
}

/** Who found the subject before: what happens to it is theirs to know, even where the words that they search are gone. */
async function earlierFinders(tx: Tx, arrivals: readonly Arrival[]): Promise<Map<string, Map<string, Why>>> {
  const rows = await tx.query<{ subject: string; strategy: string; why: Why }>(
    `SELECT s.subject_id AS subject, m.strategy_id AS strategy, m.why FROM signals s JOIN signal_matches m ON m.signal_id = s.id
       JOIN strategies t ON t.id = m.strategy_id AND t.enabled AND t.voided_at IS NULL WHERE s.subject_id = ANY($1)`,
    [arrivals.map(({ id }) => id)],
  );
  const finders = new Map<string, Map<string, Why>>();
  for (const { subject, strategy, why } of rows) finders.set(subject, (finders.get(subject) ?? new Map<string, Why>()).set(strategy, why));
  return finders;
}

async function addMatches(tx: Tx, signalId: string, runId: string, matches: Map<string, Why>): Promise<void> {
  for (const [strategyId, why] of matches) await tx.upsert(SignalMatch, { signalId, strategyId, runId, why, at: tx.now }, { key: ['signalId', 'strategyId'], newerBy: 'at' });
}

async function announce(tx: Tx, signalId: string, { arrival, happening, matches }: Wanted): Promise<void> {
  const about = await tx.query<{ product: string | null; topic: string | null; area: string | null }>(
    'SELECT product_id AS product, topic_id AS topic, therapeutic_area AS area FROM strategies WHERE id = ANY($1)',
    [[...matches.keys()]],
  );
  const distinct = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  publish(tx, signalRaised, {
    aggregateId: signalId,
    version: 1,
    facts: {
      signalId,
      subjectKind: arrival.kind,
      subjectId: arrival.id,
      reason: happening.reason,
      strategyIds: [...matches.keys()],
      productIds: distinct(about.map(({ product }) => product)),
      topicIds: distinct(about.map(({ topic }) => topic)),
      therapeuticAreas: distinct(about.map(({ area }) => area)),
    },
    personal: null,
    subjectIds: [],
  });
}
