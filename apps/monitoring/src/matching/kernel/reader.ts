import { counts, edition, folds, ids, learn, letters, longest, rolling, seen, spans, spell, starts, touched, unfold, unfolded, units } from './tables';
import { FIRST_SHARED, GATE_LETTERS, SHARED_LENGTHS, findBeginning, findWord, lengthsAt, rolled } from './vocabulary';

/** What a unit is that is no letter; letters stand far above. */
const PARTS_WORDS: i32 = 0;
const NOTHING: i32 = 1;
const NOT_YET_KNOWN: i32 = 3;
const LAST_SIGN: i32 = 3;
const SPACE: u32 = 0x20;
/** All abbreviations begin so, and are no longer: other words need no look. */
const ST: u32 = 0x0074_0073;
const LONGEST_ABBREVIATION: i32 = 4;

/** Words of the item that have been read, and features that were seen in it. */
export let wordCount: i32 = 0;
export let touchedCount: i32 = 0;

export function beginItem(): void {
  // An item that could not be read to its end has left what was seen in it.
  if (touchedCount != 0) release();
  wordCount = 0;
  store<i32>(starts, 0);
}

/** Folds one value of the item and cuts it into words on the way. */
export function readValue(from: i32, to: i32, bit: i32): void {
  // What stands in a variable is not looked up for every character.
  const table = folds;
  const end = units + (<usize>to << 1);
  let into = letters;
  let hashes = rolling;
  let start = load<i32>(starts + (<usize>wordCount << 2));
  let at = start;
  let hash = 0;
  for (let unit = units + (<usize>from << 1); unit < end; unit += 2) {
    let sign = <i32>load<u16>(table + (<usize>load<u16>(unit) << 1));
    if (sign == NOT_YET_KNOWN) sign = learn(load<u16>(unit));
    if (sign > LAST_SIGN) {
      hash = rolled(hash, sign);
      store<u16>(into + (<usize>at << 1), sign);
      store<i32>(hashes + (<usize>at << 2), hash);
      at++;
    } else if (sign == PARTS_WORDS) {
      if (at > start) at = start = endWord(start, at, hash, bit);
      hash = 0;
    } else if (sign != NOTHING) {
      // Several letters, spaces among them it may be: read as if they had stood there.
      unit += <usize>(unfold(<i32>((unit - units) >> 1), to, at) - 1) << 1;
      into = letters;
      hashes = rolling;
      const count = load<u16>(unfolded);
      for (let k: u32 = 1; k <= count; k++) {
        const letter = load<u16>(unfolded + (<usize>k << 1));
        if (letter != SPACE) {
          hash = rolled(hash, letter);
          store<u16>(into + (<usize>at << 1), letter);
          store<i32>(hashes + (<usize>at << 2), hash);
          at++;
        } else {
          if (at > start) at = start = endWord(start, at, hash, bit);
          hash = 0;
        }
      }
    }
  }
  if (at > start) endWord(start, at, hash, bit);
  pushWord(0, load<i32>(starts + (<usize>wordCount << 2)));
}

/** The word that stands in those letters has ended; tells where the next one begins. */
function endWord(start: i32, ended: i32, hashed: i32, bit: i32): i32 {
  const from = letters + (<usize>start << 1);
  let end = ended;
  let hash = hashed;
  if (load<u32>(from) == ST && end - start <= LONGEST_ABBREVIATION && end - start > 1) {
    end = spell(start, end);
    hash = roll(start, end);
  }
  const length = end - start;
  const id = findWord(from, length, hash);
  pushWord(id, end);
  if (id == 0) {
    if (length >= GATE_LETTERS) seeBeginnings(lengthsAt(from), start, length, bit);
    return end;
  }
  // Seen before in the same part, its beginnings were as well.
  if (<i32>load<u8>(seen + id) & bit) return end;
  see(id, bit);
  if (length < GATE_LETTERS) return end;
  const span = spans + (<usize>id << 4);
  if (load<i32>(span, 12) == edition) {
    const had = load<i32>(span, 8);
    if (had != 0) seeBeginnings(had, start, length, bit);
    return end;
  }
  store<i32>(span, seeBeginnings(lengthsAt(from), start, length, bit), 8);
  store<i32>(span, edition, 12);
  return end;
}

/** Keeps the hashes of a word whose letters have changed; tells the last. */
function roll(start: i32, end: i32): i32 {
  let hash = 0;
  for (let at = start; at < end; at++) {
    hash = rolled(hash, load<u16>(letters + (<usize>at << 1)));
    store<i32>(rolling + (<usize>at << 2), hash);
  }
  return hash;
}

/** Looks for beginnings of those lengths; tells the lengths of those that a strategy looks for. */
function seeBeginnings(all: i32, start: i32, length: i32, bit: i32): i32 {
  let had = 0;
  for (let lengths = all & ~SHARED_LENGTHS; lengths != 0; lengths &= lengths - 1) {
    const given = ctz(lengths);
    if (given > length) return had;
    if (seeBeginning(start, given, bit)) had |= 1 << given;
  }
  if (all & SHARED_LENGTHS) for (let given = FIRST_SHARED; given <= min(length, longest); given++) if (seeBeginning(start, given, bit)) had |= SHARED_LENGTHS;
  return had;
}

function seeBeginning(start: i32, given: i32, bit: i32): bool {
  const id = findBeginning(letters + (<usize>start << 1), given, load<i32>(rolling + (<usize>(start + given - 1) << 2)));
  if (id != 0) see(id, bit);
  return id != 0;
}

function pushWord(id: i32, end: i32): void {
  store<i32>(ids + (<usize>wordCount << 2), id);
  wordCount++;
  store<i32>(starts + (<usize>wordCount << 2), end);
}

export function see(id: i32, bit: i32): void {
  const before = <i32>load<u8>(seen + id);
  if (before == 0) {
    store<i32>(touched + (<usize>touchedCount << 2), id);
    touchedCount++;
  }
  store<u8>(seen + id, before | bit);
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
