import type { Item } from '../item.js';
import { matchesBlank, type Query } from '../query.js';
import { Anchors } from './anchors.js';
import { Features } from './features.js';
import { Graph } from './graph.js';
import { roomFor } from './growing.js';
import { Kernel } from './kernel.js';
import { Phrases } from './phrases.js';
import { Reader } from './reader.js';
import { Vocabulary } from './vocabulary.js';

const LAST_ITEM = 2 ** 31 - 1;

/**
 * Tells which of many strategies an item matches, in a time that hardly grows with their number: an item is read
 * once into the words, beginnings and phrases that strategies look for, and a strategy is only looked at where the
 * rarest thing that it asks for was seen.
 */
export class StrategyIndex {
  readonly #kernel: Kernel;
  readonly #features: Features;
  readonly #vocabulary: Vocabulary;
  readonly #phrases: Phrases;
  readonly #graph: Graph;
  readonly #anchors: Anchors;
  readonly #reader: Reader;
  readonly #rootOf = new Map<string, number>();
  /** By root, the id of a strategy that asks so. */
  readonly #idOf: (string | undefined)[] = [];
  /** By root, the ids of others that ask the same; whether there are any is told quicker by `#isShared`. */
  readonly #othersOf = new Map<number, string[]>();
  #isShared = new Uint8Array(256);
  readonly #matched;
  #item = 0;
  /** What is left to do of a round in which everything is chosen anew. */
  #round: Generator<void> | null = null;

  /** @param hashMask bits of a hash that count: all, but for tests in which everything is to collide */
  constructor({ hashMask = -1 } = {}) {
    this.#kernel = new Kernel({ learn: (...of) => this.#reader.learn(...of), unfold: (...of) => this.#reader.unfold(...of), spell: (...of) => this.#reader.spell(...of) });
    this.#kernel.set('hashMask', hashMask);
    this.#features = new Features(this.#kernel);
    this.#vocabulary = new Vocabulary(this.#kernel, this.#features);
    this.#phrases = new Phrases(this.#kernel, this.#features, this.#vocabulary);
    this.#graph = new Graph(this.#kernel, this.#features, this.#vocabulary, this.#phrases);
    this.#anchors = new Anchors(this.#kernel, this.#graph);
    this.#reader = new Reader(this.#kernel);
    this.#matched = this.#kernel.column('matched', Int32Array<SharedArrayBuffer>);
  }

  get size(): number {
    return this.#rootOf.size;
  }

  /** What its tables take, about. */
  get bytes(): number {
    return [this.#kernel.memory, this.#features, this.#vocabulary, this.#phrases, this.#graph, this.#anchors].reduce((sum, { bytes }) => sum + bytes, this.#rootOf.size * 200);
  }

  /** Adds a strategy, or gives the one of that id another query. */
  add(id: string, query: Query): void {
    if (matchesBlank(query)) throw new Error('A strategy that asks for nothing would match nearly everything.');
    this.remove(id);
    const root = this.#graph.intern(query);
    this.#rootOf.set(id, root);
    if (this.#idOf[root] !== undefined) {
      // Strategies that ask the same share a root, and each of them uses it.
      this.#share(root, [...(this.#othersOf.get(root) ?? []), id]);
      return;
    }
    this.#idOf[root] = id;
    this.#isShared = roomFor(this.#isShared, root + 1);
    this.#matched.room(root + 1);
    this.#anchors.add(root);
  }

  /** Answers whether there was one. */
  remove(id: string): boolean {
    const root = this.#rootOf.get(id);
    if (root === undefined) return false;
    this.#rootOf.delete(id);
    const [first, ...others] = [this.#idOf[root]!, ...(this.#othersOf.get(root) ?? [])].filter((one) => one !== id);
    this.#idOf[root] = first;
    this.#share(root, others);
    if (first === undefined) this.#anchors.remove(root);
    this.#graph.release(root);
    return true;
  }

  /** The strategies that an item matches, in no order. */
  match(item: Item): string[] {
    const values = this.#reader.put(item);
    if (++this.#item === LAST_ITEM) {
      this.#graph.forgetFound();
      this.#item = 1;
    }
    const count = this.#kernel.run.match(values, this.#item);
    this.#features.items++;
    const matched = new Array<string>(count);
    const roots = this.#matched.values;
    for (let i = 0; i < count; i++) {
      const root = roots[i]!;
      matched[i] = this.#idOf[root]!;
      if (this.#isShared[root]) matched.push(...this.#othersOf.get(root)!);
    }
    return matched;
  }

  #share(root: number, others: string[]): void {
    this.#isShared[root] = others.length > 0 ? 1 : 0;
    if (others.length > 0) this.#othersOf.set(root, others);
    else this.#othersOf.delete(root);
  }

  /**
   * Chooses anew under what each strategy is looked for, by how often everything was seen in the items that have
   * passed. Results stay what they are, only the time changes. At 100,000 strategies a whole round takes about a
   * second: who must not wait gives a budget, and the next call goes on where this one stopped, also when strategies
   * have come or gone.
   * @returns whether the round is ended
   */
  reanchor(budgetMs = Infinity): boolean {
    const until = performance.now() + budgetMs;
    this.#round ??= this.#chooseAnew();
    while (!this.#round.next().done) if (performance.now() >= until) return false;
    this.#round = null;
    return true;
  }

  *#chooseAnew(): Generator<void> {
    yield* this.#graph.reorder();
    yield* this.#anchors.choose();
  }
}
