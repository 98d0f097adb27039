import { hashMask, ids, letters, pairs, pairsMask, phrases, roles, starts } from './tables';
import { see, wordCount } from './reader';

/** The places that a word may have in the pair that gives a phrase away; alone where its second word is only begun. */
const STARTS: i32 = 1;
const ENDS: i32 = 2;
const ALONE: i32 = 4;

export function pairHash(first: i32, second: i32): i32 {
  const hash = (first * <i32>0x9e3779b1) ^ (second * <i32>0x85ebca6b);
  return (hash ^ (hash >>> 15)) & hashMask;
}

/** Looks for all phrases among the words from `from` on, which stand in one value. */
export function findPhrases(from: i32, bit: i32): void {
  for (let at = from; at < wordCount; at++) {
    const word = wordAt(at);
    const role = <i32>load<u8>(roles + word);
    if (role == 0) continue;
    if (role & STARTS && at + 1 < wordCount) {
      const next = wordAt(at + 1);
      if (<i32>load<u8>(roles + next) & ENDS) givenAway(word, next, at, bit);
    }
    if (role & ALONE) givenAway(word, 0, at, bit);
  }
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
 * A body is i32: which of its words the pair begins with, how many whole words, how many letters of the one that is
 * begun, the words, the letters. Values are parted by word 0, which no phrase holds.
 */
function standsAt(body: usize, pairAt: i32): bool {
  const count = load<i32>(body, 4);
  const begun = load<i32>(body, 8);
  const from = pairAt - load<i32>(body);
  const end = from + count;
  if (from < 0 || end + (begun == 0 ? 0 : 1) > wordCount) return false;
  let at = body + 12;
  for (let i = from; i < end; i++, at += 4) if (wordAt(i) != load<i32>(at)) return false;
  if (begun == 0) return true;
  const start = load<i32>(starts + (<usize>end << 2));
  if (load<i32>(starts + (<usize>(end + 1) << 2)) - start < begun) return false;
  for (let i = start; i < start + begun; i++, at += 4) if (<i32>load<u16>(letters + (<usize>i << 1)) != load<i32>(at)) return false;
  return true;
}

function wordAt(at: i32): i32 {
  return load<i32>(ids + (<usize>at << 2));
}
