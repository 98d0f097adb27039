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

/** Of a body: the item for which it was last found, its node, how many integers its clauses are; then these. */
const [FOUND, SIZE, CLAUSES] = [0, 2, 3];

/** How a term is packed: its feature, then the parts of an item that count. */
const PART_BITS = 7;

/** Nodes of which one has to hold or, where they are denied, none may. */
interface Clause {
  denied: boolean;
  nodes: number[];
}

/**
 * All strategies as one graph in which whatever several of them ask stands once. NOT is pushed down to the terms.
 *
 * Of a term, `a` is its feature and `b` the parts of an item that count, a bit each; of a NOT, `a` is what it denies;
 * of AND and OR, `a` is where their parts stand in memory, and `b` how many they are. What the kernel reads of a node
 * is its body.
 */
export class Graph {
  #kinds = new Uint8Array(256);
  #as = new Int32Array(256);
  #bs = new Int32Array(256);
  #bodies = new Int32Array(256);
  #users = new Int32Array(256);
  readonly #ids = new Ids();
  readonly #table: IdTable;

  constructor(
    readonly kernel: Kernel,
    readonly features: Features,
    readonly vocabulary: Vocabulary,
    readonly phrases: Phrases,
  ) {
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
    const [kind, a, b] = [this.kindOf(node), this.#as[node]!, this.#bs[node]!];
    const used = this.partsOf(node);
    const { memory } = this.kernel;
    if (kind === AND || kind === OR) memory.giveBack(a, 4 * b);
    memory.giveBack(this.bodyOf(node), 4 * (CLAUSES + memory.integers[(this.bodyOf(node) >> 2) + SIZE]!));
    this.#kinds[node] = 0;
    this.#ids.giveBack(node);
    if (kind === TERM) this.#releaseFeature(a);
    for (const part of used) this.release(part);
  }

  kindOf(node: number): number {
    return this.#kinds[node]!;
  }

  featureOf(term: number): number {
    return this.#as[term]!;
  }

  /** The parts of an item in which a term is looked for, a bit each. */
  placesOf(term: number): number {
    return this.#bs[term]!;
  }

  /** Where the kernel finds what a node asks: see `graph.ts` there. */
  bodyOf(node: number): number {
    return this.#bodies[node]!;
  }

  /** A node as one number that tells the kernel by itself whether it is a term, and which. */
  packed(node: number): number {
    return this.kindOf(node) === TERM ? (this.#as[node]! << PART_BITS) | this.#bs[node]! : ~this.bodyOf(node);
  }

  /** No strategy counts as found: numbers of items begin anew. */
  forgetFound(): void {
    for (let node = 1; node < this.#ids.end; node++) if (this.kindOf(node) > 0) this.kernel.memory.integers[(this.bodyOf(node) >> 2) + FOUND] = 0;
  }

  /** Nodes of which one has to hold for a node to hold, likeliest first. */
  anyOf(node: number): number[] {
    return this.kindOf(node) === OR ? this.#byRate(this.partsOf(node)).reverse() : [node];
  }

  /** How often a node is to be expected to hold, at most. */
  rate(node: number): number {
    const kind = this.kindOf(node);
    if (kind === TERM) return this.features.rate(this.#as[node]!);
    if (kind === NOT) return 1;
    const parts = this.partsOf(node);
    return kind === AND ? Math.min(...parts.map((part) => this.rate(part))) : this.#sumOf(parts);
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
    for (let node = 1; node < this.#ids.end; node++) {
      if (this.kindOf(node) < AND) continue;
      this.kernel.memory.integers.set(this.#clauses(node), (this.bodyOf(node) >> 2) + CLAUSES);
      yield;
    }
  }

  get bytes(): number {
    return [this.#kinds, this.#as, this.#bs, this.#bodies, this.#users].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** What a node is made of: nothing in the case of a term. */
  partsOf(node: number): number[] {
    const kind = this.kindOf(node);
    if (kind === TERM) return [];
    if (kind === NOT) return [this.#as[node]!];
    return Array.from(this.kernel.memory.integers.subarray(this.#as[node]! >> 2, (this.#as[node]! >> 2) + this.#bs[node]!));
  }

  /** The node of that kind with those two numbers; its child's user is taken over. */
  #node(kind: number, a: number, b: number): number {
    const hash = hashOf(kind, [a, b]);
    const known = this.#table.find(hash, (node) => this.kindOf(node) === kind && this.#as[node] === a && this.#bs[node] === b);
    if (known === 0) return this.#make(hash, kind, a, b);
    if (kind === TERM) this.#releaseFeature(a);
    else this.release(a);
    this.#users[known]!++;
    return known;
  }

  /** The list of those parts, which are in order; their users are taken over. */
  #list(kind: number, said: number[]): number {
    const hash = hashOf(kind, said);
    const known = this.#table.find(hash, (node) => this.kindOf(node) === kind && this.#bs[node] === said.length && this.partsOf(node).every((part, i) => part === said[i]));
    if (known !== 0) {
      for (const part of said) this.release(part);
      this.#users[known]!++;
      return known;
    }
    const { memory } = this.kernel;
    const at = memory.allocate(4 * said.length);
    memory.integers.set(said, at >> 2);
    return this.#make(hash, kind, at, said.length);
  }

  #make(hash: number, kind: number, a: number, b: number): number {
    const node = this.#ids.take();
    this.#kinds = roomFor(this.#kinds, node + 1);
    this.#as = roomFor(this.#as, node + 1);
    this.#bs = roomFor(this.#bs, node + 1);
    this.#bodies = roomFor(this.#bodies, node + 1);
    this.#users = roomFor(this.#users, node + 1);
    [this.#kinds[node], this.#as[node], this.#bs[node], this.#users[node]] = [kind, a, b, 1];
    this.#table.add(hash, node);
    const clauses = this.#clauses(node);
    const { memory } = this.kernel;
    this.#bodies[node] = memory.allocate(4 * (CLAUSES + clauses.length));
    memory.integers.set([0, node, clauses.length, ...clauses], this.#bodies[node] >> 2);
    return node;
  }

  /** What has to hold for a node to hold, likeliest parts of each first. */
  #clausesOf(node: number): Clause[] {
    const kind = this.kindOf(node);
    const parts = this.partsOf(node);
    if (kind === TERM) return [{ denied: false, nodes: [node] }];
    if (kind === NOT) return [{ denied: true, nodes: parts }];
    if (kind === OR) return [{ denied: false, nodes: this.anyOf(node) }];
    const clauses = parts.flatMap((part) => this.#clausesOf(part));
    const denied = clauses.filter((clause) => clause.denied).flatMap(({ nodes }) => nodes);
    return [...clauses.filter((clause) => !clause.denied), ...(denied.length > 0 ? [{ denied: true, nodes: this.#byRate(denied).reverse() }] : [])];
  }

  /** Of each clause how many nodes it has, negative where they are denied, and these, packed. The rarest come first, and what is denied last. */
  #clauses(node: number): number[] {
    const rateOf = ({ denied, nodes }: Clause) => (denied ? 1 : this.#sumOf(nodes));
    const rated = this.#clausesOf(node).map((clause) => ({ clause, rate: rateOf(clause) }));
    const ordered = rated.sort((one, other) => one.rate - other.rate);
    return ordered.flatMap(({ clause: { denied, nodes } }) => [denied ? -nodes.length : nodes.length, ...nodes.map((one) => this.packed(one))]);
  }

  #byRate(nodes: number[]): number[] {
    return nodes
      .map((node) => ({ node, rate: this.rate(node) }))
      .sort((one, other) => one.rate - other.rate)
      .map(({ node }) => node);
  }

  #sumOf(nodes: number[]): number {
    return nodes.reduce((sum, node) => sum + this.rate(node), 0);
  }

  #hash(node: number): number {
    const kind = this.kindOf(node);
    return hashOf(kind, kind === TERM || kind === NOT ? [this.#as[node]!, this.#bs[node]!] : this.partsOf(node));
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

/** The parts of an item that a field means, a bit each. */
const bitsOf = (field: Field): number => fields[field].parts.reduce((bits, part) => bits | (1 << parts.indexOf(part)), 0);

function hashOf(kind: number, numbers: number[]): number {
  let hash = kind;
  for (const number of numbers) hash = Math.imul(hash ^ number, 0x01000193) ^ (hash >>> 13);
  return hash;
}
