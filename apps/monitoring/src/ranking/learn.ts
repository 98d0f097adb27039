import { setImmediate } from 'node:timers/promises';
import { chanceOf, inOrder, type Scored } from './order.js';
import { Tallies, type Label } from './tallies.js';
import type { TermWeight } from './weights.js';

/** With fewer, even a ranking that has nine of ten pairs in order could not be told from chance. */
export const LABELS_AT_LEAST = 30;
export const OF_EACH_AT_LEAST = 10;
/** The latest that are learned from: what people want changes, and more says little more. */
export const LABELS_AT_MOST = 1_000;

const PARTS = 10;
/** How many standard deviations from chance. It is asked anew with every few labels, so that two would come about by themselves. */
const BEYOND_CHANCE = 3.5;
/** How much better than the date, so that it is worth changing an order that everybody understands. */
const BEYOND_DATE = 0.05;
/** What the latest labels are: a third. They show whether what is wanted has changed. */
const LATEST = 1 / 3;
const TERMS_AT_MOST = 1_000;
/** For so long the process may do nothing else. */
const SLICE_MS = 10;

export const bands = ['high', 'middle', 'low'] as const;
export type Band = (typeof bands)[number];

export interface Learned {
  state: 'too-few' | 'on' | 'not-helping';
  kept: number;
  dismissed: number;
  /** Held out: the share of pairs in order, and the same by date. Null where there are too few. */
  quality: number | null;
  byDate: number | null;
  /** Empty unless it is on. */
  terms: TermWeight[];
  /** From this score on a signal is `high`, under the other `low`; thirds of the labels, held out. */
  highFrom: number;
  lowUnder: number;
  /** What was kept of each third, held out. */
  thirds: { band: Band; kept: number; of: number }[];
}

export const enough = ({ kept, dismissed }: { kept: number; dismissed: number }): boolean => kept + dismissed >= LABELS_AT_LEAST && Math.min(kept, dismissed) >= OF_EACH_AT_LEAST;

/**
 * Learns from the latest labels, given in the order in which they were decided, and says how well: each label is judged by what
 * the others say. The same labels give the same.
 */
export async function learn(all: readonly Label[]): Promise<Learned> {
  const labels = all.slice(-LABELS_AT_MOST);
  const kept = labels.filter((one) => one.kept).length;
  const dismissed = labels.length - kept;
  const nothing = { kept, dismissed, quality: null, byDate: null, terms: [], highFrom: 0, lowUnder: 0, thirds: [] };
  if (!enough({ kept, dismissed })) return { state: 'too-few', ...nothing };
  const { tallies, scored } = await heldOut(labels, Math.min(PARTS, kept, dismissed));
  const quality = inOrder(scored);
  const byDate = inOrder(labels.map(({ raisedAt, kept }) => ({ score: raisedAt, kept })));
  const latest = inOrder(scored.slice(-Math.ceil(labels.length * LATEST)));
  const helps = quality >= 0.5 + BEYOND_CHANCE * chanceOf(kept, dismissed) && quality >= byDate + BEYOND_DATE && !(latest < 0.5);
  if (!helps) return { state: 'not-helping', ...nothing, quality, byDate };
  return { state: 'on', kept, dismissed, quality, byDate, terms: tallies.weights().slice(0, TERMS_AT_MOST), ...thirdsOf(scored) };
}

/** Scores each label by the labels outside its part; kept and dismissed are spread evenly over the parts. */
async function heldOut(labels: readonly Label[], parts: number): Promise<{ tallies: Tallies; scored: Scored[] }> {
  const breathe = breathing();
  const tallies = new Tallies(parts);
  const seen = { kept: 0, dismissed: 0 };
  const partOf: number[] = [];
  for (const label of labels) {
    await breathe();
    const part = seen[label.kept ? 'kept' : 'dismissed']++ % parts;
    partOf.push(part);
    tallies.add(label, part);
  }
  const scored: Scored[] = [];
  for (const [at, { terms, kept }] of labels.entries()) {
    await breathe();
    scored.push({ score: tallies.scoreWithout(partOf[at]!, terms), kept });
  }
  return { tallies, scored };
}

function thirdsOf(scored: readonly Scored[]): Pick<Learned, 'highFrom' | 'lowUnder' | 'thirds'> {
  const scores = scored.map(({ score }) => score).sort((a, b) => a - b);
  const lowUnder = scores[Math.floor(scores.length / 3)]!;
  const highFrom = Math.max(lowUnder + 1, scores[Math.floor((2 * scores.length) / 3)]!);
  const thirds = bands.map((band) => {
    const within = scored.filter(({ score }) => bandOf(score, { highFrom, lowUnder }) === band);
    return { band, kept: within.filter((one) => one.kept).length, of: within.length };
  });
  return { highFrom, lowUnder, thirds };
}

export const bandOf = (score: number, { highFrom, lowUnder }: Pick<Learned, 'highFrom' | 'lowUnder'>): Band => (score >= highFrom ? 'high' : score < lowUnder ? 'low' : 'middle');

function breathing(): () => Promise<void> | void {
  let until = performance.now() + SLICE_MS;
  return () => {
    if (performance.now() < until) return;
    return setImmediate().then(() => void (until = performance.now() + SLICE_MS));
  };
}
