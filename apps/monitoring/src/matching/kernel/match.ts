import { anchored, anchors, found, matched, nodes, seen, touched, values } from './tables';
import { findPhrases } from './phrases';
import { beginItem, readValue, release, touchedCount, wordCount } from './reader';
import { hold, holds, holdsPacked } from './graph';

export * from './tables';
export { hashOf, rollAll, findWord, findBeginning, gateOf, lengthBit } from './vocabulary';
export { pairHash } from './phrases';

let matches: i32 = 0;

/** Reads an item of so many values, whose number is not that of an earlier one; tells how many strategies match, which stand in `matched` then. */
export function match(valueCount: i32, item: i32): i32 {
  beginItem();
  hold(item);
  matches = 0;
  let from = 0;
  const end = values + (<usize>valueCount << 3);
  for (let value = values; value < end; value += 8) {
    const to = load<i32>(value);
    const bit = load<i32>(value, 4);
    const first = wordCount;
    readValue(from, to, bit);
    findPhrases(first, bit);
    from = to;
  }
  for (let i = 0; i < touchedCount; i++) look(load<i32>(touched + (<usize>i << 2)), item);
  release();
  return matches;
}

/** Looks at the strategies that are anchored at a feature that was seen, where it was seen in a part that they mean. */
function look(feature: i32, item: i32): void {
  const parts = <i32>load<u8>(seen + feature);
  for (let term = load<i32>(anchored + (<usize>feature << 2)); term != 0; ) {
    const anchor = anchors + (<usize>term << 4);
    if (parts & load<i32>(nodes + (<usize>term << 4), 8)) {
      const list = <usize>load<i32>(anchor, 4);
      const end = list + (<usize>load<i32>(anchor, 8) << 3);
      for (let entry = list; entry < end; entry += 8) if (holdsPacked(load<i32>(entry, 4))) tryStrategy(load<i32>(entry), item);
    }
    term = load<i32>(anchor);
  }
}

function tryStrategy(root: i32, item: i32): void {
  const last = found + (<usize>root << 2);
  if (load<i32>(last) == item || !holds(root)) return;
  store<i32>(last, item);
  store<i32>(matched + (<usize>matches << 2), root);
  matches++;
}
