const FIRST_MS = 60_000;
const LONGEST_MS = 24 * 3_600_000;

/**
 * How long to leave a source alone after so many failures in a row: a minute, doubled each time, at most a
 * day; and of that at least half, so that sources which fell ill together do not come back together.
 * @param failures in a row, from 1
 * @param jitter from 0 (the shortest) to 1 (the longest)
 */
export function backOffMs(failures: number, jitter: number): number {
  const longest = Math.min(FIRST_MS * 2 ** Math.max(failures - 1, 0), LONGEST_MS);
  return Math.round((longest * (1 + jitter)) / 2);
}
