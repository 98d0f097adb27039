export interface Changes {
  removed: number;
  added: number;
  /** `− …` and `+ …` in the order of the page, at most so many. */
  shown: string[];
}

const SHOWN_MAX = 100;
const LINE_MAX = 300;
/** Comparing every line with every other has its limit; beyond, lines that stand elsewhere count as the same. */
const PAIRS_MAX = 4_000_000;

/** What has gone and what has come between two readings of a text. */
export function changesBetween(before: readonly string[], after: readonly string[]): Changes {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  const [old, young] = [before.slice(start, endBefore), after.slice(start, endAfter)];
  const changed = old.length * young.length > PAIRS_MAX ? elsewhere(old, young) : inOrder(old, young);
  const count = (sign: string) => changed.filter((line) => line.startsWith(sign)).length;
  return { removed: count('−'), added: count('+'), shown: changed.slice(0, SHOWN_MAX).map((line) => (line.length > LINE_MAX ? `${line.slice(0, LINE_MAX)}…` : line)) };
}

/** By the longest common subsequence: its length from each pair of places on, then a walk along it. */
function inOrder(old: readonly string[], young: readonly string[]): string[] {
  const width = young.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      common[i * width + j] = old[i] === young[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const changed: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      i++;
      j++;
    } else if (i < old.length && (j === young.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) changed.push(`− ${old[i++]}`);
    else changed.push(`+ ${young[j++]}`);
  }
  return changed;
}

function elsewhere(old: readonly string[], young: readonly string[]): string[] {
  const [had, has] = [new Set(old), new Set(young)];
  return [...old.filter((line) => !has.has(line)).map((line) => `− ${line}`), ...young.filter((line) => !had.has(line)).map((line) => `+ ${line}`)];
}
