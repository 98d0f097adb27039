import { foldedCharacter } from '../fold.js';

/** What one UTF-16 unit is in a folded text, where it is not itself a letter: letters stand far above these. */
const PARTS_WORDS = 0;
const NOTHING = 1;
/** More letters than one, or half of a character. */
const SEVERAL = 2;
const NOT_YET_KNOWN = 3;

/** Filled as characters are met: most of Unicode never is. */
export const foldedUnits = new Uint16Array(0x10000).fill(NOT_YET_KNOWN);

/** Learns what a unit folds to, for the table. */
export function learn(unit: number): number {
  const folded = isSurrogate(unit) ? undefined : foldedCharacter(String.fromCharCode(unit));
  return (foldedUnits[unit] = folded === undefined || folded.length > 1 ? SEVERAL : folded === '' ? NOTHING : folded === ' ' ? PARTS_WORDS : folded.charCodeAt(0));
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
