import { foldedCharacter } from '../fold.js';

/** What one UTF-16 unit is in a folded text, where it is not itself a letter: letters stand far above these. */
export const PARTS_WORDS = 0;
export const NOTHING = 1;
/** More letters than one, or half of a character: see `foldedAt`. */
export const SEVERAL = 2;
export const NOT_YET_KNOWN = 3;
export const LAST_SIGN = 3;

/** Filled as characters are met: most of Unicode never is. */
export const foldedUnits = new Uint16Array(0x10000).fill(NOT_YET_KNOWN);
const several = new Map<number, string>();

/** Learns what a unit folds to, for the table. */
export function learn(unit: number): number {
  const folded = isSurrogate(unit) ? undefined : foldedCharacter(String.fromCharCode(unit));
  const sign = folded === undefined || folded.length > 1 ? SEVERAL : folded === '' ? NOTHING : folded === ' ' ? PARTS_WORDS : folded.charCodeAt(0);
  if (folded !== undefined && folded.length > 1) several.set(unit, folded);
  foldedUnits[unit] = sign;
  return sign;
}

/** The folded text of the character at a place whose unit is `SEVERAL`. */
export function foldedAt(text: string, at: number): string {
  return several.get(text.charCodeAt(at)) ?? foldedCharacter(String.fromCodePoint(text.codePointAt(at)!));
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
