import { fields, parts, type Field } from '../fields.js';
import type { Query, Term } from '../query.js';
import { Column } from './column.js';
import { PHRASE, type Features } from './features.js';
import { Ids, roomFor } from './growing.js';
import { IdTable } from './id-table.js';
import type { Kernel } from './kernel.js';
import type { Phrases } from './phrases.js';
import type { Vocabulary } from './vocabulary.js';

export const TERM = 1;
export const NOT = 2;
export const AND = 3;
export const OR = 4;

/** How a term is packed: its feature, then the parts of an item that count. */
const PART_BITS = 7;

/** Of a node in the kernel's table: its kind, two numbers that its kind gives a meaning, its answer. */
const ROW = 4;

/**
 * All strategies as one graph in which whatever several of them ask stands once, and is answered once an item, by the
 * kernel. NOT is pushed down to the terms.
 *
 * Of a term, `a` is its feature and `b` the parts of an item that count, a bit each; of a NOT, `a` is what it denies;
 * of AND and OR, `a` is where their parts stand in memory, packed and then as nodes, and `b` how many they are.
 */
export class Graph {
  readonly #rows;
  #users = new Int32Array(256);
  readonly #ids = new Ids();
  readonly #table: IdTable;

  constructor(
    readonly kernel: Kernel,
    readonly features: Features,
    readonly vocabulary: Vocabulary,
    readonly phrases: Phrases,
  ) {
    this.#rows = kernel.column('nodes', Int32Array<SharedArrayBuffer>);
    this.#table = new IdTable(new Column(kernel.memory, Int32Array<SharedArrayBuffer>));
  }

  /** The node of a query, with one more user. */
  intern(query: Query, denied = false): number {
    if (query.kind === 'not') return this.intern(query.part, !denied);
    if (query.kind === 'term') {
      const term = this.#node(TERM, this.#featureOfTerm(query), bitsOf(query.field));
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
    const [kind, a, b] = [this.kindOf(node), this.#a(node), this.#b(node)];
    const used = this.partsOf(node);
    if (kind === AND || kind === OR) this.kernel.memory.giveBack(a, bytesOf(b));
    this.#rows.values.fill(0, node * ROW, (node + 1) * ROW);
    this.#ids.giveBack(node);
    if (kind === TERM) this.#releaseFeature(a);
    for (const part of used) this.release(part);
  }

  /** All answers that were kept are forgotten: numbers of items begin anew. */
  forgetAnswers(): void {
    for (let node = 1; node < this.end; node++) this.#rows.values[node * ROW + 3] = 0;
  }

  kindOf(node: number): number {
    return this.#rows.values[node * ROW]!;
  }

  featureOf(term: number): number {
    return this.#a(term);
  }

  /** A node as one number that tells by itself whether it is a term, and which. */
  packed(node: number): number {
    return this.kindOf(node) === TERM ? (this.#a(node) << PART_BITS) | this.#b(node) : ~node;
  }

  /** How often a node is to be expected to hold, at most. */
  rate(node: number): number {
    const kind = this.kindOf(node);
    if (kind === TERM) return this.features.rate(this.#a(node));
    if (kind === NOT) return 1;
    const rates = this.partsOf(node).map((part) => this.rate(part));
    return kind === AND ? Math.min(...rates) : rates.reduce((sum, rate) => sum + rate, 0);
  }

  /** Whether a node holds for an item without a word. */
  holdsForBlank(node: number): boolean {
    const kind = this.kindOf(node);
    if (kind === TERM || kind === NOT) return kind === NOT;
    const used = this.partsOf(node);
    return kind === AND ? used.every((part) => this.holdsForBlank(part)) : used.some((part) => this.holdsForBlank(part));
  }

  /** Has the parts of every AND and OR looked at first that are likeliest to settle it, by what has passed: a node a step. */
  *reorder(): Generator<void> {
    for (let node = 1; node < this.end; node++) {
      if (this.kindOf(node) < AND) continue;
      this.#order(node);
      yield;
    }
  }

  get end(): number {
    return this.#ids.end;
  }

  get bytes(): number {
    return this.#users.byteLength;
  }

  /** What a node is made of: nothing in the case of a term. */
  partsOf(node: number): number[] {
    const kind = this.kindOf(node);
    if (kind === TERM) return [];
    if (kind === NOT) return [this.#a(node)];
    const [packed, count] = [this.#a(node) >> 2, this.#b(node)];
    return Array.from(this.kernel.memory.integers.subarray(packed + count, packed + 2 * count));
  }

  #a(node: number): number {
    return this.#rows.values[node * ROW + 1]!;
  }

  #b(node: number): number {
    return this.#rows.values[node * ROW + 2]!;
  }

  /** The node of that kind with those two numbers; its child's user is taken over. */
  #node(kind: number, a: number, b: number): number {
    const hash = hashOf(kind, [a, b]);
    const known = this.#table.find(hash, (node) => this.kindOf(node) === kind && this.#a(node) === a && this.#b(node) === b);
    if (known === 0) return this.#make(hash, kind, a, b);
    if (kind === TERM) this.#releaseFeature(a);
    else this.release(a);
    this.#users[known]!++;
    return known;
  }

  /** The list of those parts, which are in order; their users are taken over. */
  #list(kind: number, said: number[]): number {
    const hash = hashOf(kind, said);
    const known = this.#table.find(hash, (node) => this.kindOf(node) === kind && this.#b(node) === said.length && sorted(this.partsOf(node)).every((part, i) => part === said[i]));
    if (known !== 0) {
      for (const part of said) this.release(part);
      this.#users[known]!++;
      return known;
    }
    const { memory } = this.kernel;
    const at = memory.allocate(bytesOf(said.length));
    memory.integers.set(said, (at >> 2) + said.length);
    const node = this.#make(hash, kind, at, said.length);
    this.#order(node);
    return node;
  }

  #make(hash: number, kind: number, a: number, b: number): number {
    const node = this.#ids.take();
    this.#rows.room((node + 1) * ROW).set([kind, a, b, 0], node * ROW);
    this.#users = roomFor(this.#users, node + 1);
    this.#users[node] = 1;
    this.#table.add(hash, node);
    return node;
  }

  #order(node: number): void {
    const rising = this.kindOf(node) === AND ? 1 : -1;
    const rated = this.partsOf(node).map((part) => [part, this.rate(part)] as const);
    const ordered = rated.sort(([, one], [, other]) => (one - other) * rising).map(([part]) => part);
    this.kernel.memory.integers.set([...ordered.map((part) => this.packed(part)), ...ordered], this.#a(node) >> 2);
  }

  #hash(node: number): number {
    const kind = this.kindOf(node);
    return hashOf(kind, kind === TERM || kind === NOT ? [this.#a(node), this.#b(node)] : sorted(this.partsOf(node)));
  }

  #featureOfTerm({ words, prefix }: Term): number {
    if (words.length > 1) return this.phrases.intern(words, prefix);
    return prefix ? this.vocabulary.beginning(words[0]!) : this.vocabulary.word(words[0]!);
  }

  #releaseFeature(feature: number): void {
    if (this.features.kinds[feature] === PHRASE) this.phrases.release(feature);
    else this.vocabulary.release(feature);
  }
}

/** Each part stands twice: as it is asked, and as a node. */
const bytesOf = (parts: number): number => 2 * parts * 4;

/** The parts of an item that a field means, a bit each. */
const bitsOf = (field: Field): number => fields[field].parts.reduce((bits, part) => bits | (1 << parts.indexOf(part)), 0);

const sorted = (nodes: number[]): number[] => nodes.sort((one, other) => one - other);

function hashOf(kind: number, numbers: number[]): number {
  let hash = kind;
  for (const number of numbers) hash = Math.imul(hash ^ number, 0x01000193) ^ (hash >>> 13);
  return hash;
}
