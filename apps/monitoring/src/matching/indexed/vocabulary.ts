import { BEGINNING, WORD, type Features } from './features.js';
import { IdTable } from './id-table.js';
import type { Kernel } from './kernel.js';

/** Beginnings are looked up by their first letters; a strategy may give no fewer. */
const GATES = 1 << 14;

/** Of a word or beginning in the kernel's table: its letters, and what it keeps of a word's beginnings. */
const ROW = 4;
const LAST_EDITION = 2 ** 31 - 1;

/** The words and beginnings of words that strategies look for, by their folded letters. */
export class Vocabulary {
  readonly #words;
  readonly #beginnings;
  readonly #gates;
  /** By feature, where its letters are and how many. */
  readonly #spans;
  #longest = 0;
  #edition = 1;

  constructor(
    readonly kernel: Kernel,
    readonly features: Features,
  ) {
    this.#words = new IdTable(kernel.column('words', Int32Array<SharedArrayBuffer>), (mask) => kernel.set('wordsMask', mask));
    this.#beginnings = new IdTable(kernel.column('beginnings', Int32Array<SharedArrayBuffer>), (mask) => kernel.set('beginningsMask', mask));
    this.#gates = kernel.column('gates', Uint32Array<SharedArrayBuffer>, GATES);
    this.#spans = kernel.column('spans', Int32Array<SharedArrayBuffer>);
    this.#changed();
  }

  /** A word, with one more user. The longer, the rarer, until more is known. */
  word(text: string): number {
    return this.#intern(WORD, text, 2 / (2 + text.length ** 2));
  }

  /** The beginning of a word, with one more user. */
  beginning(text: string): number {
    const { run } = this.kernel;
    this.#gates.values[run.gateOf(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2))]! |= run.lengthBit(text.length);
    this.kernel.set('longest', (this.#longest = Math.max(this.#longest, text.length)));
    return this.#intern(BEGINNING, text, 4 / (4 + text.length ** 2));
  }

  release(id: number): void {
    if (--this.features.users[id]! > 0) return;
    const [at, length] = [this.#spans.values[ROW * id]!, this.#spans.values[ROW * id + 1]!];
    this.#tableOf(this.features.kinds[id]!).remove(this.kernel.run.hashOf(at, length), id);
    this.kernel.memory.giveBack(at, 2 * length);
    this.features.giveBack(id);
  }

  /** What was kept of the beginnings of words is no longer all; what has gone since only costs a look. */
  #changed(): void {
    this.#edition = (this.#edition % LAST_EDITION) + 1;
    this.kernel.set('edition', this.#edition);
  }

  #tableOf(kind: number): IdTable {
    return kind === WORD ? this.#words : this.#beginnings;
  }

  #intern(kind: number, text: string, guess: number): number {
    const { memory, run } = this.kernel;
    const { length } = text;
    const at = memory.allocate(2 * length);
    new Uint16Array(memory.shared.buffer, at, length).set(Array.from(text, (_, i) => text.charCodeAt(i)));
    const rolling = run.rollAll(at, length);
    let id = kind === WORD ? run.findWord(at, length, rolling) : run.findBeginning(at, length, rolling);
    if (id === 0) {
      id = this.features.make(kind, guess);
      this.#tableOf(kind).add(run.hashOf(at, length), id);
      this.#spans.room(ROW * (id + 1)).set([at, length, 0, 0], ROW * id);
      if (kind === BEGINNING) this.#changed();
    } else memory.giveBack(at, 2 * length);
    this.features.users[id]!++;
    return id;
  }
}
