export interface Scored {
  score: number;
  kept: boolean;
}

/**
 * The share of pairs of a kept and a dismissed signal in which the kept one stands higher (the area under the
 * ROC curve): 0.5 is chance, 1 is all. Counted by ranks, ties shared. NaN when there is but one kind.
 */
export function inOrder(scored: readonly Scored[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  const kept = scored.filter((one) => one.kept).length;
  let ranks = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    let keptHere = 0;
    for (to = from; to < sorted.length && sorted[to]!.score === sorted[from]!.score; to++) if (sorted[to]!.kept) keptHere++;
    ranks += (keptHere * (from + 1 + to)) / 2;
  }
  return (ranks - (kept * (kept + 1)) / 2) / (kept * (scored.length - kept));
}

/** How far chance alone moves that share: its standard deviation where scores say nothing (Mann and Whitney). */
export const chanceOf = (kept: number, dismissed: number): number => Math.sqrt((kept + dismissed + 1) / (12 * kept * dismissed));
