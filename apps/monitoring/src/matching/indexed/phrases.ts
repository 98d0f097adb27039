import { PHRASE, type Features } from './features.js';
import { IdTable } from './id-table.js';
import type { Kernel } from './kernel.js';
import type { Vocabulary } from './vocabulary.js';

/** The places that a word may have in the pair that gives a phrase away; alone where its second word is only begun. */
const STARTS = 1;
const ENDS = 2;
const ALONE = 4;

/** How often a phrase is guessed to stand in an item, before one was seen: less than most words. */
const GUESS = 0.01;

/** Of a phrase in the kernel's table: the pair, and where its body is. */
const ROW = 4;

interface Phrase {
  key: string;
  /** Numbers of the whole words. */
  words: number[];
  /** Length in bytes of its body, 0 where the pair is all of it. */
  bodyBytes: number;
}

/** The phrases that strategies look for, each given away by its rarest pair of neighbours. */
export class Phrases {
  readonly #pairs;
  readonly #rows;
  readonly #byKey = new Map<string, number>();
  readonly #phrases: (Phrase | undefined)[] = [];

  constructor(
    readonly kernel: Kernel,
    readonly features: Features,
    readonly vocabulary: Vocabulary,
  ) {
    this.#pairs = new IdTable(kernel.column('pairs', Int32Array<SharedArrayBuffer>), (mask) => kernel.set('pairsMask', mask));
    this.#rows = kernel.column('phrases', Int32Array<SharedArrayBuffer>);
  }

  intern(words: string[], prefix: boolean): number {
    const key = `${words.join(' ')}${prefix ? '*' : ''}`;
    const id = this.#byKey.get(key) ?? this.#make(key, prefix ? words.slice(0, -1) : words, prefix ? words.at(-1)! : '');
    this.features.users[id]!++;
    return id;
  }

  release(id: number): void {
    if (--this.features.users[id]! > 0) return;
    const { key, words, bodyBytes } = this.#phrases[id]!;
    const [first, second, body] = this.#rows.values.subarray(id * ROW, id * ROW + 3) as unknown as [number, number, number];
    this.#pairs.remove(this.kernel.run.pairHash(first, second), id);
    if (bodyBytes > 0) this.kernel.memory.giveBack(body, bodyBytes);
    this.#byKey.delete(key);
    this.#phrases[id] = undefined;
    for (const word of words) this.vocabulary.release(word);
    this.features.giveBack(id);
  }

  #make(key: string, texts: string[], begun: string): number {
    const words = texts.map((text) => this.vocabulary.word(text));
    const offset = this.#rarestPair(words);
    const alone = words.length === 1;
    const [first, second] = [words[offset]!, alone ? 0 : words[offset + 1]!];
    const id = this.features.make(PHRASE, GUESS);
    const roles = this.features.roles.values;
    roles[first]! |= alone ? ALONE : STARTS;
    if (!alone) roles[second]! |= ENDS;
    const body = words.length === 2 && begun === '' ? Buffer.alloc(0) : bodyOf(offset, words, Buffer.from(begun));
    this.#rows.room((id + 1) * ROW).set([first, second, this.#kept(body), 0], id * ROW);
    this.#phrases[id] = { key, words, bodyBytes: body.length };
    this.#byKey.set(key, id);
    this.#pairs.add(this.kernel.run.pairHash(first, second), id);
    return id;
  }

  #kept(body: Uint8Array): number {
    if (body.length === 0) return 0;
    const { memory } = this.kernel;
    const at = memory.allocate(body.length);
    memory.bytesAt(at, body.length).set(body);
    return at;
  }

  #rarestPair(words: number[]): number {
    const rates = words.map((word) => this.features.rate(word));
    let rarest = 0;
    for (let i = 1; i + 1 < words.length; i++) if (rates[i]! * rates[i + 1]! < rates[rarest]! * rates[rarest + 1]!) rarest = i;
    return rarest;
  }

  get bytes(): number {
    return [...this.#byKey.keys()].reduce((sum, key) => sum + 2 * key.length + 160, 0);
  }
}

const bodyOf = (offset: number, words: number[], begun: Buffer): Buffer => Buffer.concat([Buffer.from(Int32Array.from([offset, words.length, begun.length, ...words]).buffer), begun]);
