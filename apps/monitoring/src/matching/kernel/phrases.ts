import { folded, hashMask, pairs, pairsMask, phrases, roles, unsettled, words } from './tables';
import { see, wordCount } from './reader';

/** The places that a word may have in the pair that gives a phrase away; alone where its second word is only begun. */
const STARTS: i32 = 1;
const ENDS: i32 = 2;
const ALONE: i32 = 4;

export function pairHash(first: i32, second: i32): i32 {
  const hash = (first * <i32>0x9e3779b1) ^ (second * <i32>0x85ebca6b);
  return (hash ^ (hash >>> 15)) & hashMask;
}

/**
 * Looks for all phrases among the words of the item, first for the words that may give one away; none goes over the
 * empty word that ends a value, and with which the last one ends.
 */
export function findPhrases(): void {
  let open = unsettled;
  let role = roleAt(0);
  for (let at = 1; at < wordCount; at++) {
    const next = roleAt(at);
    store<i32>(open, at - 1);
    open += select(4, 0, (role & STARTS & (next >> 1)) | (role & ALONE));
    role = next;
  }
  for (let one = unsettled; one < open; one += 4) {
    const at = load<i32>(one);
    const bit = load<i32>(words + (<usize>at << 4), 12);
    if (roleAt(at) & STARTS && roleAt(at + 1) & ENDS) givenAway(wordAt(at), wordAt(at + 1), at, bit);
    if (roleAt(at) & ALONE) givenAway(wordAt(at), 0, at, bit);
  }
}

function roleAt(at: i32): i32 {
  return <i32>load<u8>(roles + wordAt(at));
}

function givenAway(first: i32, second: i32, at: i32, bit: i32): void {
  const hash = pairHash(first, second);
  for (let slot = hash & pairsMask; ; slot = (slot + 1) & pairsMask) {
    const entry = pairs + (<usize>slot << 3);
    const id = load<i32>(entry);
    if (id == 0) return;
    if (id < 0 || load<i32>(entry, 4) != hash) continue;
    const phrase = phrases + (<usize>id << 4);
    if (load<i32>(phrase) != first || load<i32>(phrase, 4) != second) continue;
    const body = load<i32>(phrase, 8);
    if (body == 0 || standsAt(<usize>body, at)) see(id, bit);
  }
}

/**
 * A body is i32: which of its words the pair begins with, how many whole words, how many bytes of the one that is
 * begun, the words, then these bytes.
 */
function standsAt(body: usize, pairAt: i32): bool {
  const count = load<i32>(body, 4);
  const begun = load<i32>(body, 8);
  const from = pairAt - load<i32>(body);
  const end = from + count;
  if (from < 0 || end >= wordCount) return false;
  let at = body + 12;
  for (let i = from; i < end; i++, at += 4) if (wordAt(i) != load<i32>(at)) return false;
  const last = words + (<usize>end << 4);
  const start = load<i32>(last);
  return load<i32>(last, 4) - start >= begun && memory.compare(folded + start, at, begun) == 0;
}

function wordAt(at: i32): i32 {
  return load<i32>(words + (<usize>at << 4), 8);
}
