import { Column } from './column.js';
import { BEGINNING, WORD, type Features } from './features.js';
import { roomFor } from './growing.js';
import { IdTable } from './id-table.js';
import type { Kernel } from './kernel.js';

/** Beginnings are looked up by their first letters. */
const GATES = 1 << 14;

/** Of a word or beginning in the kernel's table: bytes of its first letters, where the others are, how many bytes it has. */
const ROW = 8;
const FIRST_BYTES = 16;
const [REST, LENGTH] = [4, 5];
const LAST_EDITION = 2 ** 31 - 1;

/** The words and beginnings of words that strategies look for, by their folded letters. */
export class Vocabulary {
  readonly #words;
  readonly #beginnings;
  readonly #gates;
  readonly #spellings;
  /** Where the letters stand that are looked for. */
  readonly #asked;
  #hashes = new Int32Array(256);
  #longest = 0;
  #edition = 1;

  constructor(
    readonly kernel: Kernel,
    readonly features: Features,
  ) {
    this.#words = new IdTable(kernel.column('wordSlots', Int32Array<SharedArrayBuffer>), (mask) => kernel.set('wordMask', mask));
    this.#beginnings = new IdTable(kernel.column('beginningSlots', Int32Array<SharedArrayBuffer>), (mask) => kernel.set('beginningMask', mask));
    this.#gates = kernel.column('gates', Uint32Array<SharedArrayBuffer>, GATES);
    this.#spellings = kernel.column('spellings', Int32Array<SharedArrayBuffer>);
    this.#asked = new Column(kernel.memory, Uint8Array<SharedArrayBuffer>);
    this.#changed();
  }

  /** A word, with one more user. The longer, the rarer, until more is known. */
  word(text: string): number {
    return this.#intern(WORD, text, 2 / (2 + text.length ** 2));
  }

  /** The beginning of a word, with one more user. */
  beginning(text: string): number {
    const { run } = this.kernel;
    const id = this.#intern(BEGINNING, text, 4 / (4 + text.length ** 2));
    const length = this.#spellings.values[ROW * id + LENGTH]!;
    this.#gates.values[run.gateOf(this.#asked.at, length)]! |= run.lengthBit(length);
    this.kernel.set('longest', (this.#longest = Math.max(this.#longest, length)));
    return id;
  }

  release(id: number): void {
    if (--this.features.users[id]! > 0) return;
    const [rest, length] = [this.#spellings.values[ROW * id + REST]!, this.#spellings.values[ROW * id + LENGTH]!];
    const kind = this.features.kinds[id]!;
    this.#tableOf(kind).remove(this.#hashes[id]!, id);
    if (length > FIRST_BYTES) this.kernel.memory.giveBack(rest, length - FIRST_BYTES);
    this.features.giveBack(id);
    if (kind === BEGINNING) this.#changed();
  }

  get bytes(): number {
    return this.#hashes.byteLength;
  }

  /** What was kept of the beginnings of words is no longer so. */
  #changed(): void {
    this.#edition = (this.#edition % LAST_EDITION) + 1;
    this.kernel.set('edition', this.#edition);
  }

  #tableOf(kind: number): IdTable {
    return kind === WORD ? this.#words : this.#beginnings;
  }

  #intern(kind: number, text: string, guess: number): number {
    const { run } = this.kernel;
    const bytes = Buffer.from(text);
    this.#asked.room(bytes.length).set(bytes);
    const hash = run.hashOf(this.#asked.at, bytes.length);
    const known = kind === WORD ? run.findWord(this.#asked.at, bytes.length, hash) : run.findBeginning(this.#asked.at, bytes.length, hash);
    const id = known || this.#make(kind, bytes, hash, guess);
    this.features.users[id]!++;
    return id;
  }

  #make(kind: number, bytes: Buffer, hash: number, guess: number): number {
    const { memory } = this.kernel;
    const id = this.features.make(kind, guess);
    const rest = bytes.length > FIRST_BYTES ? memory.allocate(bytes.length - FIRST_BYTES) : 0;
    if (rest > 0) memory.bytesAt(rest, bytes.length - FIRST_BYTES).set(bytes.subarray(FIRST_BYTES));
    this.#spellings.room(ROW * (id + 1)).set([0, 0, 0, 0, rest, bytes.length, 0, 0], ROW * id);
    memory.bytesAt(this.#spellings.at + 4 * ROW * id, FIRST_BYTES).set(bytes.subarray(0, FIRST_BYTES));
    this.#hashes = roomFor(this.#hashes, id + 1);
    this.#hashes[id] = hash;
    this.#tableOf(kind).add(hash, id);
    if (kind === BEGINNING) this.#changed();
    return id;
  }
}
