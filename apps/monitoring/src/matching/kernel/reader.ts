import { counts, edges, edition, folded, longest, seen, spell, spellings, touched, unsettled, values, words } from './tables';
import { fold } from './fold';
import { BLOCK, FIRST_SHARED, SHARED_LENGTHS, UNSURE, cutTo, findBeginning, findWord, hashOf, hashOfLetters, lengthsOf, lettersAt, wordInSlots } from './vocabulary';

/** All abbreviations begin so, and are no longer: other words need no look. */
const ST: u16 = 0x7473;
const LONGEST_ABBREVIATION: i32 = 4;
/** What a word keeps of its beginnings where they are more than one. */
const SEVERAL: i32 = -1;
/** Bytes that are cut at once. */
const STRIDE: i32 = 64;

/** Words of the item that have been read, and features that were seen in it. */
export let wordCount: i32 = 0;
export let touchedCount: i32 = 0;

/** Reads an item of so many values: what was seen in it stands in `touched` then. */
export function read(valueCount: i32): void {
  const length = fold(valueCount);
  cut(length);
  const end = seeWords(valueCount, length);
  for (let at = unsettled; at < end; at += 4) settle(<usize>load<i32>(at));
}

/** Finds where words begin and end. */
function cut(length: i32): void {
  let edge = edges;
  let within: u64 = 0;
  for (let base = 0; base < length; base += STRIDE) {
    const at = folded + base;
    let letters = lettersIn(at) | (lettersIn(at + 16) << 16) | (lettersIn(at + 32) << 32) | (lettersIn(at + 48) << 48);
    if (length - base < STRIDE) letters &= (<u64>1 << (length - base)) - 1;
    for (let changes = letters ^ ((letters << 1) | within); changes != 0; changes &= changes - 1) {
      store<i32>(edge, base + <i32>ctz(changes));
      edge += 4;
    }
    within = letters >> (STRIDE - 1);
  }
  store<i32>(edge, i32.MAX_VALUE);
}

/** Which of sixteen bytes are none of a space, a bit each. */
function lettersIn(at: usize): u64 {
  return i8x16.bitmask(i8x16.ne(v128.load(at), i8x16.splat(0x20)));
}

/**
 * Sees the words that strategies know; tells where the list ends of the rows that are not settled so: only a search can
 * tell the word, or its beginnings. What a word is decides no branch: processors run ahead, and fetch what many words
 * ask for at once.
 */
function seeWords(valueCount: i32, length: i32): usize {
  let edge = edges;
  let word = words;
  let open = unsettled;
  let spelled = length;
  const end = values + (<usize>valueCount << 3);
  for (let value = values; value < end; value += 8) {
    const to = load<i32>(value);
    const bit = load<i32>(value, 4);
    for (; load<i32>(edge) < to; edge += 8) {
      let start = load<i32>(edge);
      let stop = load<i32>(edge, 4);
      if (load<u16>(folded + start) == ST && stop - start <= LONGEST_ABBREVIATION) {
        const size = spell(start, stop, spelled);
        if (size > 0) {
          start = spelled;
          stop = spelled += size;
        }
      }
      const from = folded + start;
      const size = stop - start;
      const letters = lettersAt(from, size);
      const id = wordInSlots(size <= BLOCK ? hashOfLetters(letters, size) : hashOf(from, size), letters, size);
      put(word, start, stop, id, bit);
      store<i32>(open, <i32>word);
      const known = max(id, 0);
      const spelling = spellings + (<usize>known << 5);
      const begun = load<i32>(spelling, 24);
      const isNew = (see(known, bit) & bit) == 0;
      const isOpen = (load<i32>(spelling, 28) != edition) | (begun == SEVERAL);
      see(select(0, begun, isOpen), bit);
      open += select(4, 0, (id <= 0) | (isNew & isOpen));
      word += 16;
    }
    put(word, to, to, 0, bit);
    word += 16;
  }
  wordCount = <i32>((word - words) >> 4);
  return open;
}

function put(word: usize, start: i32, end: i32, id: i32, bit: i32): void {
  store<i32>(word, start);
  store<i32>(word, end, 4);
  store<i32>(word, id, 8);
  store<i32>(word, bit, 12);
}

/** Finds the word of a row, where it is not found yet, and sees what strategies look for of its beginnings. */
function settle(word: usize): void {
  const from = folded + load<i32>(word);
  const length = load<i32>(word, 4) - load<i32>(word);
  const bit = load<i32>(word, 12);
  let id = load<i32>(word, 8);
  if (id == UNSURE) {
    id = findWord(from, length, hashOf(from, length));
    store<i32>(word, id, 8);
    see(id, bit);
  }
  const begun = seeBeginnings(lettersAt(from, length), from, length, bit);
  if (id == 0) return;
  const spelling = spellings + (<usize>id << 5);
  store<i32>(spelling, begun, 24);
  store<i32>(spelling, edition, 28);
}

/** Sees the beginnings of a word; tells which it has, or that it has several. */
function seeBeginnings(letters: v128, from: usize, length: i32, bit: i32): i32 {
  const all = lengthsOf(letters);
  let begun = 0;
  for (let lengths = all & ~SHARED_LENGTHS; lengths != 0; lengths &= lengths - 1) {
    const given = ctz(lengths);
    if (given > length) return begun;
    const hash = given <= BLOCK ? hashOfLetters(cutTo(letters, given), given) : hashOf(from, given);
    begun = seeBeginning(from, given, hash, bit, begun);
  }
  if (all & SHARED_LENGTHS) for (let given = FIRST_SHARED; given <= min(length, longest); given++) begun = seeBeginning(from, given, hashOf(from, given), bit, begun);
  return begun;
}

/** @param before which the word had of those that are shorter */
function seeBeginning(from: usize, given: i32, hash: i32, bit: i32, before: i32): i32 {
  const id = findBeginning(from, given, hash);
  if (id == 0) return before;
  see(id, bit);
  return before == 0 ? id : SEVERAL;
}

/** Sees a feature in a part; feature 0 stands for none. Tells in which parts it was seen before. */
export function see(id: i32, bit: i32): i32 {
  const before = <i32>load<u8>(seen + id);
  store<u8>(seen + id, before | bit);
  store<i32>(touched + (<usize>touchedCount << 2), id);
  touchedCount += select(1, 0, before == 0);
  return before;
}

/** The item has passed. */
export function release(): void {
  const end = touched + (<usize>touchedCount << 2);
  const count = counts;
  for (let at = touched; at < end; at += 4) {
    const id = <usize>load<i32>(at);
    store<u8>(seen + id, 0);
    store<u32>(count + (id << 2), load<u32>(count + (id << 2)) + 1);
  }
  touchedCount = 0;
}
