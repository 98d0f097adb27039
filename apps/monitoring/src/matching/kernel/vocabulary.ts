import { beginningMask, beginningSlots, gates, hashMask, spellings, wordMask, wordSlots } from './tables';

const LAST_LENGTH: i32 = 31;
/** Shorter beginnings are gated by their first three bytes, others by their first five. */
const GATED_BY_FIVE: i32 = 5;
const THREE: u64 = 0xff_ffff;
const FIVE: u64 = 0xff_ffff_ffff;
const SHORT_LENGTHS: i32 = (1 << GATED_BY_FIVE) - 1;
/** What spreads the bits of letters over a hash. */
const FACTOR: u64 = (<u64>0x9e37_79b9 << 32) | 0x7f4a_7c15;
const SECOND_FACTOR: u64 = (<u64>0xd6e8_feb8 << 32) | 0x6659_fd93;
/** Bytes that are taken at once. */
export const BLOCK: i32 = 16;

/** The bytes of a word that stand there, as many as a block takes, and zeros behind them. */
export function lettersAt(from: usize, length: i32): v128 {
  return cutTo(v128.load(from), length);
}

/** So many of a word's first bytes, and zeros behind them. */
export function cutTo(letters: v128, length: i32): v128 {
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  return v128.and(letters, i8x16.lt_u(places, i8x16.splat(<i8>min(length, BLOCK))));
}

/** The hash of a word of any length. */
export function hashOf(from: usize, length: i32): i32 {
  let hash: u64 = length;
  let at = from;
  let left = length;
  for (; left > BLOCK; left -= BLOCK, at += BLOCK) hash = mixed(hash, v128.load(at));
  return <i32>(mixed(hash, lettersAt(at, left)) >> 32) & hashMask;
}

/** The same for a word of one block, whose letters stand in it. */
export function hashOfLetters(letters: v128, length: i32): i32 {
  return <i32>(mixed(length, letters) >> 32) & hashMask;
}

function mixed(hash: u64, letters: v128): u64 {
  const first = (hash ^ v128.extract_lane<u64>(letters, 0)) * FACTOR;
  const second = (first ^ (first >> 32) ^ v128.extract_lane<u64>(letters, 1)) * SECOND_FACTOR;
  return second ^ (second >> 32);
}

export function findWord(from: usize, length: i32, hash: i32): i32 {
  return find(wordSlots, wordMask, from, length, hash);
}

export function findBeginning(from: usize, length: i32, hash: i32): i32 {
  return find(beginningSlots, beginningMask, from, length, hash);
}

/** The feature whose letters are exactly those; a hash alone proves nothing. */
function find(slots: usize, mask: i32, from: usize, length: i32, hash: i32): i32 {
  let slot = hash & mask;
  let entry = load<u64>(slots + (<usize>slot << 3));
  while (<i32>entry != 0) {
    if (<i32>entry > 0 && <i32>(entry >> 32) == hash && isSame(<i32>entry, from, length)) return <i32>entry;
    slot = (slot + 1) & mask;
    entry = load<u64>(slots + (<usize>slot << 3));
  }
  return 0;
}

/** What `wordInSlots` answers where only a search can tell. */
export const UNSURE: i32 = -1;

/** The word of one block that has the first or second slot of its hash, 0 where one of them is free before. */
export function wordInSlots(hash: i32, letters: v128, length: i32): i32 {
  const one = load<u64>(wordSlots + (<usize>(hash & wordMask) << 3));
  const other = load<u64>(wordSlots + (<usize>((hash + 1) & wordMask) << 3));
  const id = max(select(<i32>one, <i32>other, <i32>(one >> 32) == hash), 0);
  const spelling = spellings + (<usize>id << 5);
  const differs = v128.any_true(v128.xor(v128.load(spelling), letters)) | (load<i32>(spelling, 20) != length);
  const isFree = (<i32>one == 0) | ((<i32>other == 0) & differs);
  return select(0, select(UNSURE, id, differs | (length > BLOCK)), isFree);
}

/** Whether a word or beginning is what stands there. */
function isSame(id: i32, from: usize, length: i32): bool {
  const spelling = spellings + (<usize>id << 5);
  if (load<i32>(spelling, 20) != length) return false;
  if (v128.any_true(v128.xor(v128.load(spelling), lettersAt(from, length)))) return false;
  if (length <= BLOCK) return true;
  const rest = <usize>load<i32>(spelling, 16);
  for (let at = BLOCK; at < length; at += BLOCK) if (v128.any_true(v128.xor(v128.load(rest + at - BLOCK), lettersAt(from + at, length - at)))) return false;
  return true;
}

/** The lengths of the beginnings that may start a word with such letters, a bit each. */
export function lengthsOf(letters: v128): i32 {
  const first = v128.extract_lane<u64>(letters, 0);
  return (load<i32>(gates + (gate(first & THREE) << 2)) & SHORT_LENGTHS) | (load<i32>(gates + (gate(first & FIVE) << 2)) & ~SHORT_LENGTHS);
}

/** Where the beginning of that length that stands there is gated. */
export function gateOf(from: usize, length: i32): i32 {
  return <i32>gate(load<u64>(from) & (length < GATED_BY_FIVE ? THREE : FIVE));
}

function gate(first: u64): usize {
  return <usize>((first * FACTOR) >> 50);
}

/** Lengths from the last one on share its bit. */
export function lengthBit(length: i32): i32 {
  return 1 << min(length, LAST_LENGTH);
}

export const SHARED_LENGTHS: i32 = 1 << LAST_LENGTH;
export const FIRST_SHARED: i32 = LAST_LENGTH;
