import { PHRASE, type Features } from './features.js';
import { roomFor } from './growing.js';
import { IdTable } from './id-table.js';
import type { Vocabulary } from './vocabulary.js';

/** Two words that a phrase holds side by side, or one alone where its second word is only begun. */
const STARTS = 1;
const ENDS = 2;
const ALONE = 4;

/** How often a phrase is guessed to stand in an item, before one was seen: less than most words. */
const GUESS = 0.01;

interface Phrase {
  key: string;
  /** Numbers of the whole words. */
  words: number[];
  /** The last word as far as it is given; empty where all are whole. */
  begun: string;
  /** Which word the pair that gives it away begins with. */
  offset: number;
}

/** The words that were read, as `Reader` holds them. */
interface Read {
  chars: Uint16Array;
  starts: Int32Array;
  ids: Int32Array;
  count: number;
}

/** The phrases that strategies look for, each given away by its rarest pair of neighbours. */
export class Phrases {
  readonly #pairs = new IdTable();
  readonly #byKey = new Map<string, number>();
  readonly #phrases: (Phrase | undefined)[] = [];
  /** By phrase, the pair that gives it away. */
  #first = new Int32Array(256);
  #second = new Int32Array(256);
  /** By phrase, whether seeing the pair is seeing the phrase. */
  #isPair = new Uint8Array(256);
  /** By word, its places in pairs. */
  #roles = new Uint8Array(256);

  constructor(
    readonly features: Features,
    readonly vocabulary: Vocabulary,
  ) {}

  intern(words: string[], prefix: boolean): number {
    const key = `${words.join(' ')}${prefix ? '*' : ''}`;
    const id = this.#byKey.get(key) ?? this.#make(key, prefix ? words.slice(0, -1) : words, prefix ? words.at(-1)! : '');
    this.features.users[id]!++;
    return id;
  }

  release(id: number): void {
    if (--this.features.users[id]! > 0) return;
    const { key, words } = this.#phrases[id]!;
    this.#pairs.remove(this.#hash(this.#first[id]!, this.#second[id]!), id);
    this.#byKey.delete(key);
    this.#phrases[id] = undefined;
    for (const word of words) this.vocabulary.release(word);
    this.features.giveBack(id);
  }

  /** Looks for all phrases among the words from `from` on, which all stand in one part. */
  find(read: Read, from: number, bit: number): void {
    const { ids, count } = read;
    const roles = (this.#roles = roomFor(this.#roles, this.features.end));
    for (let at = from; at < count; at++) {
      const word = ids[at]!;
      if (word === 0) continue;
      const role = roles[word]!;
      if ((role & STARTS) !== 0 && at + 1 < count && (roles[ids[at + 1]!]! & ENDS) !== 0) this.#givenAway(word, ids[at + 1]!, read, at, bit);
      if ((role & ALONE) !== 0) this.#givenAway(word, 0, read, at, bit);
    }
  }

  #givenAway(first: number, second: number, read: Read, at: number, bit: number): void {
    const hash = this.#hash(first, second);
    const { ids, hashes, mask } = this.#pairs;
    for (let slot = this.#pairs.slotOf(hash); ids[slot] !== 0; slot = (slot + 1) & mask) {
      const id = ids[slot]!;
      if (id < 0 || hashes[slot] !== hash || this.#first[id] !== first || this.#second[id] !== second) continue;
      if (this.#isPair[id] === 1 || this.#standsAt(this.#phrases[id]!, read, at)) this.features.see(id, bit);
    }
  }

  /** Values are parted by word 0, which no phrase holds. */
  #standsAt({ words, begun, offset }: Phrase, { ids, starts, chars, count }: Read, pairAt: number): boolean {
    const from = pairAt - offset;
    const end = from + words.length;
    if (from < 0 || end + (begun === '' ? 0 : 1) > count) return false;
    for (let i = 0; i < words.length; i++) if (ids[from + i] !== words[i]) return false;
    if (begun === '') return true;
    if (starts[end + 1]! - starts[end]! < begun.length) return false;
    for (let i = 0; i < begun.length; i++) if (chars[starts[end]! + i] !== begun.charCodeAt(i)) return false;
    return true;
  }

  #make(key: string, texts: string[], begun: string): number {
    const words = texts.map((text) => this.vocabulary.word(text));
    const offset = this.#rarestPair(words);
    const alone = words.length === 1;
    const [first, second] = [words[offset]!, alone ? 0 : words[offset + 1]!];
    const id = this.features.make(PHRASE, GUESS);
    this.#first = roomFor(this.#first, id + 1);
    this.#second = roomFor(this.#second, id + 1);
    this.#isPair = roomFor(this.#isPair, id + 1);
    this.#roles = roomFor(this.#roles, this.features.end);
    this.#first[id] = first;
    this.#second[id] = second;
    this.#isPair[id] = words.length === 2 && begun === '' ? 1 : 0;
    this.#roles[first]! |= alone ? ALONE : STARTS;
    if (!alone) this.#roles[second]! |= ENDS;
    this.#phrases[id] = { key, words, begun, offset };
    this.#byKey.set(key, id);
    this.#pairs.add(this.#hash(first, second), id);
    return id;
  }

  #rarestPair(words: number[]): number {
    const rates = words.map((word) => this.features.rate(word));
    let rarest = 0;
    for (let i = 1; i + 1 < words.length; i++) if (rates[i]! * rates[i + 1]! < rates[rarest]! * rates[rarest + 1]!) rarest = i;
    return rarest;
  }

  #hash(first: number, second: number): number {
    return (Math.imul(first, 0x9e3779b1 | 0) ^ Math.imul(second, 0x85ebca6b | 0)) & this.vocabulary.hashMask;
  }

  get bytes(): number {
    const own = [...this.#byKey.keys()].reduce((sum, key) => sum + 2 * key.length + 160, 0);
    return own + this.#pairs.bytes + this.#first.byteLength + this.#second.byteLength + this.#isPair.byteLength + this.#roles.byteLength;
  }
}
