import { beginnings, beginningsMask, gates, hashMask, spans, words, wordsMask } from './tables';

export const GATE_LETTERS: i32 = 3;
const LAST_LENGTH: i32 = 31;
const FACTOR: i32 = 0x9e3779b1;

/** The hash of a word with one more letter, before it is `mixed`. */
export function rolled(hash: i32, letter: i32): i32 {
  return rotl(hash, 5) ^ letter;
}

function mixed(rolling: i32): i32 {
  const hash = rolling * FACTOR;
  return (hash ^ (hash >>> 15)) & hashMask;
}

export function rollAll(from: usize, length: i32): i32 {
  let hash = 0;
  for (let i = 0; i < length; i++) hash = rolled(hash, load<u16>(from + (<usize>i << 1)));
  return hash;
}

export function hashOf(from: usize, length: i32): i32 {
  return mixed(rollAll(from, length));
}

export function findWord(from: usize, length: i32, rolling: i32): i32 {
  return find(words, wordsMask, from, length, mixed(rolling));
}

export function findBeginning(from: usize, length: i32, rolling: i32): i32 {
  return find(beginnings, beginningsMask, from, length, mixed(rolling));
}

/** The feature whose letters are exactly those; a hash alone proves nothing. */
function find(table: usize, mask: i32, from: usize, length: i32, hash: i32): i32 {
  let slot = hash & mask;
  let id = load<i32>(table + (<usize>slot << 3));
  while (id != 0) {
    if (id > 0 && load<i32>(table + (<usize>slot << 3), 4) == hash && isSame(id, from, length)) return id;
    slot = (slot + 1) & mask;
    id = load<i32>(table + (<usize>slot << 3));
  }
  return 0;
}

function isSame(id: i32, from: usize, length: i32): bool {
  const span = spans + (<usize>id << 4);
  if (load<i32>(span, 4) != length) return false;
  const own = <usize>load<i32>(span);
  const bytes = <usize>length << 1;
  let at: usize = 0;
  for (; at + 8 <= bytes; at += 8) if (load<u64>(own + at) != load<u64>(from + at)) return false;
  // The rest fills the lower bytes of what is loaded; what stands above is shifted out.
  return at == bytes || (load<u64>(own + at) ^ load<u64>(from + at)) << ((8 - (bytes - at)) << 3) == 0;
}

/** The lengths of the beginnings that start with the first letters there, a bit each. */
export function lengthsAt(from: usize): i32 {
  return load<i32>(gates + (<usize>gateOf(load<u16>(from), load<u16>(from, 2), load<u16>(from, 4)) << 2));
}

export function gateOf(first: i32, second: i32, third: i32): i32 {
  return ((first * 961 + second * 31 + third) * FACTOR) >>> 18;
}

/** Lengths from the last one on share its bit. */
export function lengthBit(length: i32): i32 {
  return 1 << min(length, LAST_LENGTH);
}

export const SHARED_LENGTHS: i32 = 1 << LAST_LENGTH;
export const FIRST_SHARED: i32 = LAST_LENGTH;
