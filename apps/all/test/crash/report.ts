import { accounts, type Line } from './books.js';
import type { Fate } from './fatal-payload.js';
import { isKeyed } from './load.js';
import type { Aftermath } from './stage.js';

/** The fewest that the proof is worth something for. */
export interface Floor {
  keyed: number;
  kills: number;
  killsOfEach: number;
}

/** Everything that is wrong after the kills, in words; nothing when the promise held. */
export function findings({ sent, lines, foreign, dead, brokenAudit, gaps, deaths }: Aftermath, floor: Floor): string[] {
  const some = (what: string, list: string[]) => (list.length > 0 ? [`${list.length} ${what}: ${list.slice(0, 5).join('; ')}`] : []);
  return [
    ...some('lost', lines.flatMap((line) => line.lost)),
    ...some('doubled', lines.flatMap((line) => line.doubled)),
    ...some('that belong to no acknowledged write', foreign),
    ...some('replays that differ', sent.differing),
    ...some('audit chains are broken', brokenAudit),
    ...(dead > 0 ? [`${dead} dead deliveries`] : []),
    ...(gaps ? ['the positions of the events have gaps'] : []),
    ...(keyedOf(sent.acknowledged) < floor.keyed ? [`only ${keyedOf(sent.acknowledged)} writes with a key were acknowledged`] : []),
    ...(killsOf(deaths) < floor.kills ? [`only ${killsOf(deaths)} kills`] : []),
    ...Object.entries(deaths).flatMap(([name, times]) => (times < floor.killsOfEach ? [`${name} was killed only ${times} times`] : [])),
  ];
}

/** What is wrong with the fate of the fatal payload; nothing when it is one dead and 49 done, and a replay mends it. */
export function wrongFate({ given, dead, fatal, replayed }: Fate): string[] {
  const expected: [string, unknown, unknown][] = [
    ['deliveries', given, { dead: 1, done: 49 }],
    ['the dead one is the fatal one', dead.aggregateId, fatal],
    ['after the replay', replayed, { status: 200, given: { done: 50 }, audited: 1, touches: 1, allTouches: 50 }],
  ];
  return expected.flatMap(([what, is, should]) => (JSON.stringify(is) === JSON.stringify(should) ? [] : [`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`]));
}

/** What was acknowledged, and what stands in the database of it, kind by kind. */
export function table({ sent, lines, deaths }: Aftermath): string {
  const head = ['', 'acknowledged', ...accounts, 'lost', 'doubled'];
  const row = ({ write, acknowledged, found, lost, doubled }: Line) => [write, acknowledged, ...accounts.map((account) => found[account]), lost.length, doubled.length];
  const rows = lines.map(row);
  const sum = head.map((_, i) => (i === 0 ? 'all' : rows.reduce((total, one) => total + Number(one[i]), 0)));
  const padded = [head, ...rows, sum].map((cells) => cells.map((cell, i) => (i === 0 ? String(cell).padEnd(22) : String(cell).padStart(13))).join(''));
  const killed = Object.entries(deaths).map(([name, times]) => `${name} × ${times}`).join(', ');
  return [
    ...padded,
    `${keyedOf(sent.acknowledged)} of them with an idempotency key; ${sent.replays} sent once more, ${sent.differing.length} answered differently; ${sent.retries} requests asked again`,
    `${killsOf(deaths)} kills -9: ${killed}`,
  ].join('\n');
}

const keyedOf = (acknowledged: Aftermath['sent']['acknowledged']): number => acknowledged.filter(({ write, id, on }) => isKeyed(write.ask(id, on))).length;
const killsOf = (deaths: Record<string, number>): number => Object.values(deaths).reduce((sum, times) => sum + times, 0);
