import { anchored, lists, matched, seen, touched } from './tables';
import { findPhrases } from './phrases';
import { read, release, touchedCount } from './reader';
import { FOUND, NODE, PARTS, PART_BITS, holds, holdsPacked } from './graph';

export * from './tables';
export { hashOf, findWord, findBeginning, gateOf, lengthBit } from './vocabulary';
export { pairHash } from './phrases';

let matches: i32 = 0;

/** Reads an item of so many values, whose number is not that of an earlier one; tells how many strategies match, which stand in `matched` then. */
export function match(valueCount: i32, item: i32): i32 {
  matches = 0;
  read(valueCount);
  findPhrases();
  const end = gather();
  for (let at = lists; at < end; at += 8) look(load<i32>(at), load<i32>(at, 4), item);
  release();
  return matches;
}

/** The lists of what was seen, and where it was seen. Branches nowhere, as `seeWords`. */
function gather(): usize {
  let at = lists;
  const end = touched + (<usize>touchedCount << 2);
  for (let one = touched; one < end; one += 4) {
    const feature = <usize>load<i32>(one);
    const list = load<i32>(anchored + (feature << 2));
    store<i32>(at, list);
    store<i32>(at, load<u8>(seen + feature), 4);
    at += select(8, 0, load<i32>(list) > 0);
  }
  return at;
}

/**
 * Looks at the strategies that are looked for where something was seen, in those parts. A list is i32: how many
 * integers its entries are, how many it has room for, then these: the body of a strategy; the parts that it means and,
 * above them, how many nodes are its guard; these, packed, of which one has to hold.
 */
function look(list: usize, parts: i32, item: i32): void {
  const end = list + 8 + (<usize>load<i32>(list) << 2);
  for (let entry = list + 8; entry < end; ) {
    const said = load<i32>(entry, 4);
    const next = entry + 8 + (<usize>(said >> PART_BITS) << 2);
    for (let guard = said & parts & PARTS ? entry + 8 : next; guard < next; guard += 4) {
      if (!holdsPacked(load<i32>(guard))) continue;
      tryStrategy(<usize>load<i32>(entry), item);
      break;
    }
    entry = next;
  }
}

function tryStrategy(body: usize, item: i32): void {
  if (load<i32>(body, FOUND) == item || !holds(body)) return;
  store<i32>(body, item, FOUND);
  store<i32>(matched + (<usize>matches << 2), load<i32>(body, NODE));
  matches++;
}
