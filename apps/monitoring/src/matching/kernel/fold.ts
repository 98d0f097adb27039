import { folded, folds, learn, unfold, units, values } from './tables';

/** What a unit is that is no letter; letters stand far above. */
const PARTS_WORDS: i32 = 0;
const NOTHING: i32 = 1;
const SEVERAL: i32 = 2;
const NOT_YET_KNOWN: i32 = 3;
export const SPACE: i32 = 0x20;
/** Units that are folded at once. */
const STRIDE: i32 = 16;
/** The last sign of ASCII is no letter, and is not told apart from what lies beyond. */
const BEYOND_ASCII: i32 = 0x7f;

/** Folds the values of the item, a space after each; tells how many bytes they are. */
export function fold(valueCount: i32): i32 {
  let from = 0;
  let at = 0;
  const end = values + (<usize>valueCount << 3);
  for (let value = values; value < end; value += 8) {
    const to = load<i32>(value);
    at = foldValue(from, to, at);
    store<i32>(value, at);
    store<u8>(folded + at, SPACE);
    at++;
    from = to;
  }
  return at;
}

/** In strides as far as ASCII goes; tells where what it has written ends. */
function foldValue(from: i32, to: i32, start: i32): i32 {
  let at = start;
  for (let unit = from; unit < to; ) {
    const source = units + (<usize>unit << 1);
    const signs = i8x16.narrow_i16x8_s(v128.load(source), v128.load(source, 16));
    v128.store(folded + at, foldedAscii(signs));
    const ascii = ctz(i8x16.bitmask(i8x16.ge_u(signs, i8x16.splat(<i8>BEYOND_ASCII))) | (1 << STRIDE));
    const count = min(ascii, to - unit);
    unit += count;
    at += count;
    for (; unit < to && unitAt(unit) >= BEYOND_ASCII; unit++) {
      const character = unitAt(unit);
      const letter = letterOf(character);
      if (letter == NOTHING) continue;
      if (letter != SEVERAL) at += write(letter == PARTS_WORDS ? SPACE : letter, at);
      else if (unit + 1 < to && isPair(character, unitAt(unit + 1))) at += unfold(0x10000 + ((character & 0x3ff) << 10) + (unitAt(++unit) & 0x3ff), at);
      else at += unfold(character, at);
    }
  }
  return at;
}

/** Letters in lower case, digits, and spaces for all others. */
function foldedAscii(signs: v128): v128 {
  const lower = v128.or(signs, i8x16.splat(0x20));
  const isLetter = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
  const isDigit = i8x16.lt_u(i8x16.sub(signs, i8x16.splat(0x30)), i8x16.splat(10));
  return v128.bitselect(lower, i8x16.splat(<i8>SPACE), v128.or(isLetter, isDigit));
}

function unitAt(unit: i32): i32 {
  return load<u16>(units + (<usize>unit << 1));
}

function letterOf(unit: i32): i32 {
  const letter = <i32>load<u16>(folds + (<usize>unit << 1));
  return letter == NOT_YET_KNOWN ? learn(unit) : letter;
}

function isPair(first: i32, second: i32): bool {
  return (first & 0xfc00) == 0xd800 && (second & 0xfc00) == 0xdc00;
}

/** A letter in UTF-8; tells how many bytes it is. */
function write(letter: i32, at: i32): i32 {
  const into = folded + at;
  if (letter < 0x80) {
    store<u8>(into, letter);
    return 1;
  }
  if (letter < 0x800) {
    store<u8>(into, 0xc0 | (letter >> 6));
    store<u8>(into, 0x80 | (letter & 0x3f), 1);
    return 2;
  }
  store<u8>(into, 0xe0 | (letter >> 12));
  store<u8>(into, 0x80 | ((letter >> 6) & 0x3f), 1);
  store<u8>(into, 0x80 | (letter & 0x3f), 2);
  return 3;
}
