import { abbreviations } from '@liaison/platform';
import { parts } from '../fields.js';
import type { Item } from '../item.js';
import type { Features } from './features.js';
import { LAST_SIGN, NOTHING, NOT_YET_KNOWN, PARTS_WORDS, SEVERAL, foldedAt, foldedUnits, learn } from './folding.js';
import { roomFor } from './growing.js';
import type { Phrases } from './phrases.js';
import { GATE_LETTERS, gateOf, HASH_FACTOR, HASH_START, lengthBit, type Vocabulary } from './vocabulary.js';

const LONGEST_ABBREVIATION = Math.max(...Object.keys(abbreviations).map(({ length }) => length));
/** Every one of them begins so: other words need no look. */
const FIRST_LETTER = 's'.charCodeAt(0);
const SECOND_LETTER = 't'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);
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
  #bytes = Buffer.alloc(16_384);
  #units = unitsIn(this.#bytes);

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
    return this.chars.byteLength + this.#bytes.length + this.starts.byteLength + this.ids.byteLength;
  }

  /** The units of a text in one sweep: to ask the text for one after the other takes six times as long. */
  #unitsOf(text: string): Uint16Array {
    if (this.#units.length < text.length) {
      this.#bytes = Buffer.alloc(4 * text.length);
      this.#units = unitsIn(this.#bytes);
    }
    this.#bytes.write(text, 0, 'utf16le');
    return this.#units;
  }

  #text(text: string, bit: number): void {
    // Held in variables: an import is looked up anew each time it is used, and this is done for every character.
    const [table, lastSign, parting, nothing, factor, fresh] = [foldedUnits, LAST_SIGN, PARTS_WORDS, NOTHING, HASH_FACTOR, HASH_START];
    const units = this.#unitsOf(text);
    let chars = (this.chars = roomFor(this.chars, this.starts[this.count]! + GROWTH * text.length + SLACK));
    let start = this.starts[this.count]!;
    let at = start;
    let hash = fresh;
    for (let i = 0; i < text.length; i++) {
      const unit = units[i]!;
      let sign = table[unit]!;
      if (sign > lastSign) {
        chars[at++] = sign;
        hash = Math.imul(hash ^ sign, factor);
        continue;
      }
      if (sign === NOT_YET_KNOWN) sign = learn(unit);
      if (sign === nothing) continue;
      if (sign === parting) {
        if (at > start) at = start = this.#word(start, at, hash, bit);
        hash = fresh;
        continue;
      }
      const folded = sign === SEVERAL ? foldedAt(text, i) : String.fromCharCode(sign);
      if (text.codePointAt(i)! > 0xffff) i++;
      chars = this.chars = roomFor(chars, at + GROWTH * (text.length - i) + folded.length + SLACK);
      for (let k = 0; k < folded.length; k++) {
        const letter = folded.charCodeAt(k);
        if (letter === SPACE) {
          if (at > start) at = start = this.#word(start, at, hash, bit);
          hash = fresh;
        } else {
          chars[at++] = letter;
          hash = Math.imul(hash ^ letter, factor);
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

const unitsIn = (bytes: Buffer): Uint16Array => new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
