/** One that was ranked, and whether it was worth it. */
export interface Ranked {
  score: number;
  kept: boolean;
}

/** The share of pairs of a kept and a dismissed one in which the kept one stands higher; a tie is half. By counting all pairs. */
export function pairsInOrder(ranked: readonly Ranked[]): number {
  const dismissed = ranked.filter(({ kept }) => !kept);
  const kept = ranked.filter((one) => one.kept);
  let inOrder = 0;
  for (const one of kept) for (const other of dismissed) inOrder += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0;
  return inOrder / (kept.length * dismissed.length);
}

/** How many of those read were worth it, at each that was, on average: 1 when all of them come first. */
export function averagePrecision(inOrder: readonly { kept: boolean }[]): number {
  const places = inOrder.flatMap(({ kept }, at) => (kept ? [at + 1] : []));
  return places.reduce((sum, place, at) => sum + (at + 1) / place, 0) / places.length;
}

/** The highest first. */
export const byScore = (a: Ranked, b: Ranked): number => b.score - a.score;
