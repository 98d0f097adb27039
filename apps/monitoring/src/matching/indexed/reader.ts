import { abbreviations } from '@liaison/platform';
import { parts } from '../fields.js';
import type { Item } from '../item.js';
import type { Numbers } from './column.js';
import { foldedAt, foldedUnits, learn } from './folding.js';
import type { Kernel } from './kernel.js';

/** Abbreviations are spelled out: "st " becomes "saint". */
const GROWTH = 2;
/** Room for what a last character and an abbreviation may add to a word. */
const SLACK = 64;

/** Puts items where the kernel reads them, and tells it what single characters and words are that it does not know. */
export class Reader {
  readonly #folds;
  readonly #units;
  readonly #values;
  readonly #letters;
  readonly #rolling;
  readonly #starts;
  readonly #ids;
  readonly #unfolded;
  /** The same memory as `#units`. */
  #text: Buffer;
  #length = 0;

  constructor(readonly kernel: Kernel) {
    this.#folds = kernel.column('folds', Uint16Array<SharedArrayBuffer>, foldedUnits.length);
    this.#folds.values.set(foldedUnits);
    this.#units = kernel.column('units', Uint16Array<SharedArrayBuffer>, 8_192);
    this.#values = kernel.column('values', Int32Array<SharedArrayBuffer>);
    this.#letters = kernel.column('letters', Uint16Array<SharedArrayBuffer>);
    this.#rolling = kernel.column('rolling', Int32Array<SharedArrayBuffer>);
    this.#starts = kernel.column('starts', Int32Array<SharedArrayBuffer>);
    this.#ids = kernel.column('ids', Int32Array<SharedArrayBuffer>);
    this.#unfolded = kernel.column('unfolded', Uint16Array<SharedArrayBuffer>);
    this.#text = bufferOf(this.#units.values);
  }

  /** Puts the texts of an item one after the other; answers how many values they are. */
  put(item: Item): number {
    this.#length = 0;
    let count = 0;
    for (let i = 0; i < parts.length; i++) {
      const values = item[parts[i]!];
      if (typeof values === 'string') this.#put(values, 1 << i, count++);
      else for (let v = 0; v < values.length; v++) this.#put(values[v]!, 1 << i, count++);
    }
    this.#makeRoom(GROWTH * this.#length + SLACK);
    return count;
  }

  #put(text: string, bit: number, count: number): void {
    const end = this.#length + text.length;
    if (end > this.#units.values.length) this.#text = bufferOf(this.#units.room(end));
    // In one sweep: to ask a text for its units one after the other takes six times as long.
    this.#text.write(text, 2 * this.#length, 'utf16le');
    const values = this.#values.room(2 * count + 2);
    values[2 * count] = this.#length = end;
    values[2 * count + 1] = bit;
  }

  /** A word has a letter at least, and a mark follows each value. */
  #makeRoom(letters: number): void {
    this.#letters.room(letters);
    this.#rolling.room(letters);
    this.#starts.room(letters + this.#values.values.length);
    this.#ids.room(letters + this.#values.values.length);
  }

  learn(unit: number): number {
    return (this.#folds.values[unit] = learn(unit));
  }

  unfold(unit: number, end: number, at: number): number {
    const units = this.#units.values;
    const isPair = unit + 1 < end && (units[unit]! & 0xfc00) === 0xd800 && (units[unit + 1]! & 0xfc00) === 0xdc00;
    const character = isPair ? String.fromCharCode(units[unit]!, units[unit + 1]!) : String.fromCharCode(units[unit]!);
    const folded = foldedAt(character, 0);
    const unfolded = this.#unfolded.room(folded.length + 1);
    unfolded[0] = folded.length;
    for (let i = 0; i < folded.length; i++) unfolded[i + 1] = folded.charCodeAt(i);
    this.#makeRoom(at + folded.length + GROWTH * (this.#length - unit) + SLACK);
    return isPair ? 2 : 1;
  }

  spell(start: number, end: number): number {
    const letters = this.#letters.values;
    const word = String.fromCharCode(...letters.subarray(start, end));
    const spelled = Object.hasOwn(abbreviations, word) ? abbreviations[word]! : word;
    for (let i = 0; i < spelled.length; i++) letters[start + i] = spelled.charCodeAt(i);
    return start + spelled.length;
  }
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Numbers): Buffer => Buffer.from(buffer, byteOffset, byteLength);
