import { roomFor } from './growing.js';
import { BEGINNING, WORD, type Features } from './features.js';
import { IdTable } from './id-table.js';

export const HASH_START = 0x811c9dc5 | 0;
export const HASH_FACTOR = 0x01000193;
/** Beginnings are looked up by their first letters; a strategy may give no fewer. */
export const GATE_LETTERS = 3;
const GATE_SIZE = 1 << 14;
/** Lengths from this on share the last bit of a gate. */
const LAST_LENGTH = 31;

/** The words and beginnings of words that strategies look for, by their folded characters. */
export class Vocabulary {
  readonly words = new IdTable();
  readonly beginnings = new IdTable();
  /** For three letters, the lengths of the beginnings that start so, a bit each. */
  readonly gates = new Uint32Array(GATE_SIZE);
  longest = 0;
  /** The characters of all, one after the other. */
  chars = new Uint16Array(1024);
  starts = new Int32Array(256);
  lengths = new Int32Array(256);
  #end = 0;
  #wasted = 0;

  /** @param hashMask bits of a hash that count: all, but for tests in which everything is to collide */
  constructor(
    readonly features: Features,
    readonly hashMask: number,
  ) {}

  /** A word, with one more user. The longer, the rarer, until more is known. */
  word(text: string): number {
    return this.#intern(WORD, text, 2 / (2 + text.length ** 2));
  }

  /** The beginning of a word, with one more user. */
  beginning(text: string): number {
    this.gates[gateOf(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2))]! |= lengthBit(text.length);
    this.longest = Math.max(this.longest, text.length);
    return this.#intern(BEGINNING, text, 4 / (4 + text.length ** 2));
  }

  release(id: number): void {
    if (--this.features.users[id]! > 0) return;
    this.#tableOf(this.features.kinds[id]!).remove(this.#hash(this.chars.subarray(this.starts[id]!, this.starts[id]! + this.lengths[id]!)), id);
    this.#wasted += this.lengths[id]!;
    this.lengths[id] = 0;
    this.features.giveBack(id);
  }

  /** The id whose characters are exactly those; a hash alone proves nothing. */
  find(table: IdTable, hash: number, from: Uint16Array, start: number, length: number): number {
    const { ids, hashes, mask } = table;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ids[slot] !== 0; slot = (slot + 1) & mask) {
      if (hashes[slot] === hash && ids[slot]! > 0 && this.#same(ids[slot]!, from, start, length)) return ids[slot]!;
    }
    return 0;
  }

  #same(id: number, from: Uint16Array, start: number, length: number): boolean {
    if (this.lengths[id] !== length) return false;
    const { chars } = this;
    const own = this.starts[id]!;
    for (let i = 0; i < length; i++) if (chars[own + i] !== from[start + i]) return false;
    return true;
  }

  #tableOf(kind: number): IdTable {
    return kind === WORD ? this.words : this.beginnings;
  }

  #intern(kind: number, text: string, guess: number): number {
    const table = this.#tableOf(kind);
    const units = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    const hash = this.#hash(units);
    let id = this.find(table, hash, units, 0, units.length);
    if (id === 0) {
      id = this.features.make(kind, guess);
      table.add(hash, id);
      this.#keep(id, units);
    }
    this.features.users[id]!++;
    return id;
  }

  #keep(id: number, units: Uint16Array): void {
    this.starts = roomFor(this.starts, id + 1);
    this.lengths = roomFor(this.lengths, id + 1);
    if (this.#wasted > 4_096 && this.#wasted * 2 > this.#end) this.#closeGaps();
    this.chars = roomFor(this.chars, this.#end + units.length);
    this.chars.set(units, this.#end);
    this.starts[id] = this.#end;
    this.lengths[id] = units.length;
    this.#end += units.length;
  }

  #closeGaps(): void {
    const old = this.chars.slice();
    this.#end = this.#wasted = 0;
    for (let id = 1; id < this.lengths.length; id++) {
      this.chars.set(old.subarray(this.starts[id]!, this.starts[id]! + this.lengths[id]!), this.#end);
      this.starts[id] = this.#end;
      this.#end += this.lengths[id]!;
    }
  }

  #hash(units: Uint16Array): number {
    let hash = HASH_START;
    for (let i = 0; i < units.length; i++) hash = Math.imul(hash ^ units[i]!, HASH_FACTOR);
    return hash & this.hashMask;
  }

  get bytes(): number {
    return this.words.bytes + this.beginnings.bytes + this.gates.byteLength + this.chars.byteLength + this.starts.byteLength + this.lengths.byteLength;
  }
}

export const gateOf = (first: number, second: number, third: number): number => Math.imul(first * 961 + second * 31 + third, 0x9e3779b1 | 0) >>> 18;
export const lengthBit = (length: number): number => 1 << Math.min(length, LAST_LENGTH);
