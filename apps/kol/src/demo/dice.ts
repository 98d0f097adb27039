/** Chance that comes out the same each time: mulberry32. */
export function dice(seed: number): { pick<T>(from: readonly T[]): T; upTo(n: number): number; happens(share: number): boolean } {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    pick: (from) => from[Math.floor(next() * from.length)]!,
    upTo: (n) => Math.floor(next() * n),
    happens: (share) => next() < share,
  };
}
