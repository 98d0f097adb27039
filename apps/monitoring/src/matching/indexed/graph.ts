import { fields, parts, type Field } from '../fields.js';
import type { Query, Term } from '../query.js';
import { PHRASE, type Features } from './features.js';
import { Ids, roomFor } from './growing.js';
import { IdTable } from './id-table.js';
import type { Phrases } from './phrases.js';
import type { Vocabulary } from './vocabulary.js';

export const TERM = 1;
export const NOT = 2;
export const AND = 3;
export const OR = 4;

/** How a term is packed: its feature, then the parts of an item that count. */
export const PART_BITS = 7;
export const PARTS = 0x7f;

/**
 * All strategies as one graph in which whatever several of them ask stands once, and is answered once an item.
 * NOT is pushed down to the terms.
 */
export class Graph {
  kinds = new Uint8Array(256);
  /** Of a term, its feature; of a NOT, what it denies; of AND and OR, where their parts begin in `parts`. */
  a = new Int32Array(256);
  /** Of a term, the parts of an item that count, a bit each; of AND and OR, how many parts they have. */
  b = new Int32Array(256);
  parts = new Int32Array(1024);
  /** The same parts as they are asked: a term as its feature with its parts of an item, any other node inverted. */
  #asked = new Int32Array(1024);
  #users = new Int32Array(256);
  /** Twice the number of the item for which a node was answered, and 1 more where the answer is yes. */
  #answers = new Int32Array(256);
  #item = 1;
  readonly #ids = new Ids();
  readonly #table = new IdTable();
  #partsEnd = 0;
  #wasted = 0;

  constructor(
    readonly features: Features,
    readonly vocabulary: Vocabulary,
    readonly phrases: Phrases,
  ) {}

  /** The node of a query, with one more user. */
  intern(query: Query, denied = false): number {
    if (query.kind === 'not') return this.intern(query.part, !denied);
    if (query.kind === 'term') {
      const term = this.#node(TERM, this.#featureOf(query), bitsOf(query.field));
      return denied ? this.#node(NOT, term, 0) : term;
    }
    const nodes = query.parts.map((part) => this.intern(part, denied)).sort((one, other) => one - other);
    const said = nodes.filter((node, i) => node !== nodes[i - 1]);
    nodes.forEach((node, i) => node === nodes[i - 1] && this.release(node));
    return said.length === 1 ? said[0]! : this.#list((query.kind === 'and') === denied ? OR : AND, said);
  }

  /** One user less; what nobody uses any longer is forgotten. */
  release(node: number): void {
    if (--this.#users[node]! > 0) return;
    this.#table.remove(this.#hash(node), node);
    const used = this.partsOf(node);
    const kind = this.kinds[node]!;
    if (kind === AND || kind === OR) this.#wasted += used.length;
    this.kinds[node] = this.#answers[node] = 0;
    this.#ids.giveBack(node);
    if (kind === TERM) this.#releaseFeature(this.a[node]!);
    for (const part of used) this.release(part);
  }

  /** Another item is held: nothing is answered. */
  nextItem(): void {
    if (++this.#item < 2 ** 30) return;
    this.#answers.fill(0);
    this.#item = 1;
  }

  /** Whether the item that is held answers to a node. */
  holds(node: number): boolean {
    const kind = this.kinds[node]!;
    if (kind === TERM) return (this.features.seen[this.a[node]!]! & this.b[node]!) !== 0;
    if (kind === NOT) return !this.holds(this.a[node]!);
    const known = this.#answers[node]!;
    if (known >> 1 === this.#item) return (known & 1) === 1;
    const asked = this.#asked;
    const { seen } = this.features;
    const from = this.a[node]!;
    const end = from + this.b[node]!;
    let answer = kind === AND;
    for (let i = from; i < end; i++) {
      const part = asked[i]!;
      if ((part < 0 ? this.holds(~part) : (seen[part >> PART_BITS]! & part & PARTS) !== 0) !== answer) {
        answer = !answer;
        break;
      }
    }
    this.#answers[node] = this.#item * 2 + (answer ? 1 : 0);
    return answer;
  }

  /** A node as one number that tells by itself whether it is a term, and which. */
  packed(node: number): number {
    return this.kinds[node] === TERM ? (this.a[node]! << PART_BITS) | this.b[node]! : ~node;
  }

  /** How often a node is to be expected to hold, at most. */
  rate(node: number): number {
    const kind = this.kinds[node]!;
    if (kind === TERM) return this.features.rate(this.a[node]!);
    if (kind === NOT) return 1;
    const [from, end] = [this.a[node]!, this.a[node]! + this.b[node]!];
    let rate = kind === AND ? Infinity : 0;
    for (let i = from; i < end; i++) rate = kind === AND ? Math.min(rate, this.rate(this.parts[i]!)) : rate + this.rate(this.parts[i]!);
    return rate;
  }

  /** Whether a node holds for an item without a word. */
  holdsForBlank(node: number): boolean {
    const kind = this.kinds[node]!;
    if (kind === TERM || kind === NOT) return kind === NOT;
    const used = this.partsOf(node);
    return kind === AND ? used.every((part) => this.holdsForBlank(part)) : used.some((part) => this.holdsForBlank(part));
  }

  /** Has the parts of every AND and OR looked at first that are likeliest to settle it, by what has passed: a node a step. */
  *reorder(): Generator<void> {
    for (let node = 1; node < this.end; node++) {
      if (this.kinds[node]! < AND) continue;
      this.#order(node);
      yield;
    }
  }

  get end(): number {
    return this.#ids.end;
  }

  get bytes(): number {
    return [this.kinds, this.a, this.b, this.parts, this.#asked, this.#users, this.#answers].reduce((sum, { byteLength }) => sum + byteLength, this.#table.bytes);
  }

  /** What a node is made of: nothing in the case of a term. */
  partsOf(node: number): number[] {
    const kind = this.kinds[node]!;
    if (kind === TERM) return [];
    if (kind === NOT) return [this.a[node]!];
    return [...this.parts.subarray(this.a[node]!, this.a[node]! + this.b[node]!)];
  }

  /** The node of that kind with those two numbers; its child's user is taken over. */
  #node(kind: number, a: number, b: number): number {
    const hash = hashOf(kind, [a, b]);
    const known = this.#table.find(hash, (node) => this.kinds[node] === kind && this.a[node] === a && this.b[node] === b);
    if (known === 0) return this.#make(hash, kind, a, b);
    if (kind === TERM) this.#releaseFeature(a);
    else this.release(a);
    this.#users[known]!++;
    return known;
  }

  /** The list of those parts, which are in order; their users are taken over. */
  #list(kind: number, said: number[]): number {
    const hash = hashOf(kind, said);
    const known = this.#table.find(hash, (node) => this.kinds[node] === kind && this.b[node] === said.length && sorted(this.partsOf(node)).every((part, i) => part === said[i]));
    if (known !== 0) {
      for (const part of said) this.release(part);
      this.#users[known]!++;
      return known;
    }
    if (this.#wasted > 4_096 && this.#wasted * 2 > this.#partsEnd) this.#closeGaps();
    this.parts = roomFor(this.parts, this.#partsEnd + said.length);
    this.#asked = roomFor(this.#asked, this.#partsEnd + said.length);
    this.parts.set(said, this.#partsEnd);
    const node = this.#make(hash, kind, this.#partsEnd, said.length);
    this.#partsEnd += said.length;
    this.#order(node);
    return node;
  }

  #make(hash: number, kind: number, a: number, b: number): number {
    const node = this.#ids.take();
    this.kinds = roomFor(this.kinds, node + 1);
    this.a = roomFor(this.a, node + 1);
    this.b = roomFor(this.b, node + 1);
    this.#users = roomFor(this.#users, node + 1);
    this.#answers = roomFor(this.#answers, node + 1);
    this.kinds[node] = kind;
    this.a[node] = a;
    this.b[node] = b;
    this.#users[node] = 1;
    this.#table.add(hash, node);
    return node;
  }

  #order(node: number): void {
    const rising = this.kinds[node] === AND ? 1 : -1;
    const rated = this.partsOf(node).map((part) => [part, this.rate(part)] as const);
    const ordered = rated.sort(([, one], [, other]) => (one - other) * rising).map(([part]) => part);
    this.parts.set(ordered, this.a[node]!);
    this.#asked.set(ordered.map((part) => this.packed(part)), this.a[node]!);
  }

  #closeGaps(): void {
    const [old, oldAsked] = [this.parts, this.#asked];
    this.parts = new Int32Array(old.length);
    this.#asked = new Int32Array(oldAsked.length);
    this.#partsEnd = this.#wasted = 0;
    for (let node = 1; node < this.end; node++) {
      if (this.kinds[node]! < AND) continue;
      this.parts.set(old.subarray(this.a[node]!, this.a[node]! + this.b[node]!), this.#partsEnd);
      this.#asked.set(oldAsked.subarray(this.a[node]!, this.a[node]! + this.b[node]!), this.#partsEnd);
      this.a[node] = this.#partsEnd;
      this.#partsEnd += this.b[node]!;
    }
  }

  #hash(node: number): number {
    const kind = this.kinds[node]!;
    return hashOf(kind, kind === TERM || kind === NOT ? [this.a[node]!, this.b[node]!] : sorted(this.partsOf(node)));
  }

  #featureOf({ words, prefix }: Term): number {
    if (words.length > 1) return this.phrases.intern(words, prefix);
    return prefix ? this.vocabulary.beginning(words[0]!) : this.vocabulary.word(words[0]!);
  }

  #releaseFeature(feature: number): void {
    if (this.features.kinds[feature] === PHRASE) this.phrases.release(feature);
    else this.vocabulary.release(feature);
  }
}

/** The parts of an item that a field means, a bit each. */
const bitsOf = (field: Field): number => fields[field].parts.reduce((bits, part) => bits | (1 << parts.indexOf(part)), 0);

const sorted = (nodes: number[]): number[] => nodes.sort((one, other) => one - other);

function hashOf(kind: number, numbers: number[]): number {
  let hash = kind;
  for (const number of numbers) hash = Math.imul(hash ^ number, 0x01000193) ^ (hash >>> 13);
  return hash;
}
