import type { Tx } from '@liaison/platform';
import { foldedWords } from '../matching/fold.js';
import type { SignalView } from '../signals/signal.dto.js';
import { TERMS } from './labels.js';
import { bandOf } from './learn.js';
import type { Ranking } from './ranking.entity.js';
import type { Relevance, RelevanceTerm } from './ranking.dto.js';
import { rankingsOn } from './rankings.queries.js';
import type { TermKind } from './terms.js';
import type { TermWeight } from './weights.js';

const SHOWN = 6;

/** Says of signals, for each strategy of whoever asks of which the ranking is on, how relevant they are and why. */
export async function withRelevance(tx: Tx, signals: SignalView[]): Promise<SignalView[]> {
  const mine = new Set(signals.flatMap(({ why }) => why.filter((one) => one.mine).map(({ strategyId }) => strategyId)));
  const rankings = new Map((await rankingsOn(tx, [...mine])).map((one) => [one.strategyId, one]));
  if (rankings.size === 0) return signals;
  const terms = await termsById(tx, signals.filter(({ why }) => why.some(({ strategyId }) => rankings.has(strategyId))).map(({ id }) => id));
  const weights = new Map([...rankings].map(([id, { learned }]) => [id, new Map(learned.terms.map((one) => [one.term, one]))]));
  return signals.map((signal) => {
    const carried = terms.get(signal.id);
    if (!carried) return signal;
    const said = signal.why.map((one) => (rankings.has(one.strategyId) ? { ...one, relevance: relevanceOf(signal, carried, rankings.get(one.strategyId)!, weights.get(one.strategyId)!) } : one));
    return { ...signal, why: said };
  });
}

function relevanceOf(signal: SignalView, carried: readonly string[], { learned }: Ranking, weights: Map<string, TermWeight>): Relevance {
  const moved = carried.flatMap((term) => weights.get(term) ?? []);
  const score = moved.reduce((sum, { weight }) => sum + weight, 0);
  const most = [...moved].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || b.of - a.of || (a.term < b.term ? -1 : 1));
  return { band: bandOf(score, learned), terms: most.slice(0, SHOWN).map((one) => said(signal.subject.title, one)) };
}

function said(title: string, { term, weight, kept, of }: TermWeight): RelevanceTerm {
  const [kind, ...rest] = term.split(':') as [TermKind, ...string[]];
  const value = rest.join(':');
  return { kind, text: kind === 'word' ? asWritten(title, value) : value || null, direction: weight > 0 ? 'up' : 'down', kept, of };
}

/** A word as it stands in the title, with its accents. */
function asWritten(title: string, word: string): string {
  const found = foldedWords(title).find((one) => one.word === word);
  return found ? title.slice(found.at, found.end).normalize('NFC').toLowerCase() : word;
}

async function termsById(tx: Tx, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ id: string; terms: string }>(
    `SELECT g.id, array_to_string(${TERMS}, E'\\n') AS terms FROM signals g JOIN subject_terms t ON t.subject_id = g.subject_id WHERE g.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, terms }) => [id, terms.split('\n')]));
}
