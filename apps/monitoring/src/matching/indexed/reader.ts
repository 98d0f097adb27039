import { abbreviations } from '@liaison/platform';
import { parts } from '../fields.js';
import type { Item } from '../item.js';
import type { Features } from './features.js';
import { LAST_SIGN, NOTHING, NOT_YET_KNOWN, PARTS_WORDS, foldedAt, foldedUnits, learn } from './folding.js';
import { roomFor } from './growing.js';
import type { Phrases } from './phrases.js';
import { GATE_LETTERS, gateOf, HASH_FACTOR, HASH_START, lengthBit, type Vocabulary } from './vocabulary.js';

const LONGEST_ABBREVIATION = Math.max(...Object.keys(abbreviations).map(({ length }) => length));
/** Every one of them begins so: other words need no look. */
const FIRST_LETTER = 's'.charCodeAt(0);
const SECOND_LETTER = 't'.charCodeAt(0);
/** Abbreviations are spelled out: "st " becomes "saint". */
const GROWTH = 2;
/** Room for what a last character and an abbreviation may add to a word. */
const SLACK = 64;

/**
 * Reads an item into the features that were seen in it. Folds and cuts into words on the way, in buffers that
 * are kept: nothing is allocated for an item.
 */
export class Reader {
  /** The folded characters of all words; word i is from `starts[i]` to `starts[i + 1]`. */
  chars = new Uint16Array(8_192);
  starts = new Int32Array(1_024);
  /** The number of each word, 0 where no strategy knows it and between two values. */
  ids = new Int32Array(1_024);
  count = 0;

  constructor(
    readonly features: Features,
    readonly vocabulary: Vocabulary,
    readonly phrases: Phrases,
  ) {}

  read(item: Item): void {
    this.count = 0;
    this.starts[0] = 0;
    for (let i = 0; i < parts.length; i++) {
      const values = item[parts[i]!];
      const from = this.count;
      if (typeof values === 'string') this.#text(values, 1 << i);
      else for (let v = 0; v < values.length; v++) this.#text(values[v]!, 1 << i);
      this.phrases.find(this, from, 1 << i);
    }
  }

  get bytes(): number {
    return this.chars.byteLength + this.starts.byteLength + this.ids.byteLength;
  }

  #text(text: string, bit: number): void {
    let start = this.starts[this.count]!;
    let at = start;
    let hash = HASH_START;
    let chars = (this.chars = roomFor(this.chars, at + GROWTH * text.length + SLACK));
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let sign = foldedUnits[unit]!;
      if (sign === NOT_YET_KNOWN) sign = learn(unit);
      if (sign > LAST_SIGN) {
        chars[at++] = sign;
        hash = Math.imul(hash ^ sign, HASH_FACTOR);
      } else if (sign === PARTS_WORDS) {
        if (at > start) at = start = this.#word(start, at, hash, bit);
        hash = HASH_START;
      } else if (sign !== NOTHING) {
        const folded = foldedAt(text, i);
        if (text.codePointAt(i)! > 0xffff) i++;
        chars = this.chars = roomFor(chars, at + GROWTH * (text.length - i) + folded.length + SLACK);
        for (let k = 0; k < folded.length; k++) {
          const letter = folded.charCodeAt(k);
          if (folded[k] === ' ') {
            if (at > start) at = start = this.#word(start, at, hash, bit);
            hash = HASH_START;
          } else {
            chars[at++] = letter;
            hash = Math.imul(hash ^ letter, HASH_FACTOR);
          }
        }
      }
    }
    if (at > start) this.#word(start, at, hash, bit);
    this.#push(0, this.starts[this.count]!);
  }

  /** The word that stands in those characters has ended; answers where the next one begins. */
  #word(start: number, end: number, hashed: number, bit: number): number {
    let hash = hashed;
    if (end - start <= LONGEST_ABBREVIATION && this.chars[start] === FIRST_LETTER && this.chars[start + 1] === SECOND_LETTER) {
      const spelled = abbreviations[String.fromCharCode(...this.chars.subarray(start, end))];
      if (spelled !== undefined) {
        hash = HASH_START;
        for (let i = 0; i < spelled.length; i++) hash = Math.imul(hash ^ (this.chars[start + i] = spelled.charCodeAt(i)), HASH_FACTOR);
        end = start + spelled.length;
      }
    }
    const { vocabulary, features, chars } = this;
    const id = vocabulary.find(vocabulary.words, hash & vocabulary.hashMask, chars, start, end - start);
    if (id !== 0) features.see(id, bit);
    if (end - start >= GATE_LETTERS) {
      const lengths = vocabulary.gates[gateOf(chars[start]!, chars[start + 1]!, chars[start + 2]!)]!;
      if (lengths !== 0) this.#beginnings(lengths, start, end, bit);
    }
    this.#push(id, end);
    return end;
  }

  #beginnings(lengths: number, start: number, end: number, bit: number): void {
    const { vocabulary, chars } = this;
    const last = Math.min(end - start, vocabulary.longest);
    let hash = HASH_START;
    for (let length = 1; length <= last; length++) {
      hash = Math.imul(hash ^ chars[start + length - 1]!, HASH_FACTOR);
      if ((lengths & lengthBit(length)) === 0) continue;
      const id = vocabulary.find(vocabulary.beginnings, hash & vocabulary.hashMask, chars, start, length);
      if (id !== 0) this.features.see(id, bit);
    }
  }

  #push(id: number, end: number): void {
    if (this.count + 2 > this.starts.length) {
      this.starts = roomFor(this.starts, this.count + 2);
      this.ids = roomFor(this.ids, this.count + 2);
    }
    this.ids[this.count++] = id;
    this.starts[this.count] = end;
  }
}
