import { abbreviations } from '@liaison/platform';
import { parts } from '../fields.js';
import { foldedCharacter } from '../fold.js';
import type { Item } from '../item.js';
import type { Numbers } from './column.js';
import { foldedUnits, learn } from './folding.js';
import type { Kernel } from './kernel.js';

/** Bytes for a unit: a letter takes three at most, and abbreviations are spelled out behind the text. */
const GROWTH = 4;

/** Puts items where the kernel reads them, and tells it what single characters and words are that it does not know. */
export class Reader {
  readonly #folds;
  readonly #units;
  readonly #values;
  readonly #folded;
  readonly #edges;
  readonly #words;
  readonly #unsettled;
  /** The same memory as `#units`. */
  #text: Buffer;
  /** Units of the item, and a space after each value. */
  #length = 0;

  constructor(kernel: Kernel) {
    this.#folds = kernel.column('folds', Uint16Array<SharedArrayBuffer>, foldedUnits.length);
    this.#folds.values.set(foldedUnits);
    this.#units = kernel.column('units', Uint16Array<SharedArrayBuffer>, 8_192);
    this.#values = kernel.column('values', Int32Array<SharedArrayBuffer>);
    this.#folded = kernel.column('folded', Uint8Array<SharedArrayBuffer>);
    this.#edges = kernel.column('edges', Int32Array<SharedArrayBuffer>);
    this.#words = kernel.column('words', Int32Array<SharedArrayBuffer>);
    this.#unsettled = kernel.column('unsettled', Int32Array<SharedArrayBuffer>);
    this.#text = bufferOf(this.#units.values);
  }

  /** Puts the texts of an item one after the other; answers how many values they are. */
  put(item: Item): number {
    let text = '';
    let count = 0;
    const put = (value: string, bit: number) => {
      text += value;
      const values = this.#values.room(2 * count + 2);
      values[2 * count] = text.length;
      values[2 * count + 1] = bit;
      count++;
    };
    for (let i = 0; i < parts.length; i++) {
      const values = item[parts[i]!];
      if (typeof values === 'string') put(values, 1 << i);
      else for (let v = 0; v < values.length; v++) put(values[v]!, 1 << i);
    }
    this.#length = text.length + count;
    if (text.length > this.#units.values.length) this.#text = bufferOf(this.#units.room(text.length));
    // In one sweep: to ask a text for its units one after the other takes six times as long.
    this.#text.write(text, 'utf16le');
    this.#makeRoom(0);
    return count;
  }

  /** For what may follow so many bytes: a word has one at least and a space after it. */
  #makeRoom(before: number): void {
    const bytes = before + GROWTH * this.#length;
    const words = bytes / 2 + 1;
    this.#folded.room(bytes);
    this.#edges.room(2 * words);
    this.#words.room(4 * words);
    this.#unsettled.room(words);
  }

  learn(unit: number): number {
    return (this.#folds.values[unit] = learn(unit));
  }

  unfold(character: number, at: number): number {
    const unfolded = Buffer.from(foldedCharacter(String.fromCodePoint(character)));
    this.#makeRoom(at + unfolded.length);
    this.#folded.values.set(unfolded, at);
    return unfolded.length;
  }

  spell(start: number, end: number, at: number): number {
    const word = String.fromCharCode(...this.#folded.values.subarray(start, end));
    if (!Object.hasOwn(abbreviations, word)) return 0;
    const spelled = Buffer.from(abbreviations[word]!);
    this.#folded.values.set(spelled, at);
    return spelled.length;
  }
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Numbers): Buffer => Buffer.from(buffer, byteOffset, byteLength);
