import type { Item } from '../item.js';
import { matchesBlank, type Query } from '../query.js';
import { Anchors } from './anchors.js';
import { Features } from './features.js';
import { Graph, PART_BITS, PARTS } from './graph.js';
import { roomFor } from './growing.js';
import { Phrases } from './phrases.js';
import { Reader } from './reader.js';
import { Vocabulary } from './vocabulary.js';

/**
 * Tells which of many strategies an item matches, in a time that hardly grows with their number: an item is read
 * once into the words, beginnings and phrases that strategies look for, and a strategy is only looked at where the
 * rarest thing that it asks for was seen.
 */
export class StrategyIndex {
  readonly #features = new Features();
  readonly #vocabulary: Vocabulary;
  readonly #phrases: Phrases;
  readonly #graph: Graph;
  readonly #anchors: Anchors;
  readonly #reader: Reader;
  readonly #rootOf = new Map<string, number>();
  /** By root: strategies that ask the same are one. */
  readonly #idsOf: (string[] | undefined)[] = [];
  /** By root, the number of the item for which it was last found. */
  #found = new Int32Array(256);
  #item = 0;
  /** What is left to do of a round in which everything is chosen anew. */
  #round: Generator<void> | null = null;

  /** @param hashMask bits of a hash that count: all, but for tests in which everything is to collide */
  constructor({ hashMask = -1 } = {}) {
    this.#vocabulary = new Vocabulary(this.#features, hashMask);
    this.#phrases = new Phrases(this.#features, this.#vocabulary);
    this.#graph = new Graph(this.#features, this.#vocabulary, this.#phrases);
    this.#anchors = new Anchors(this.#graph);
    this.#reader = new Reader(this.#features, this.#vocabulary, this.#phrases);
  }

  get size(): number {
    return this.#rootOf.size;
  }

  /** What its tables take, about. */
  get bytes(): number {
    const { bytes: graph } = this.#graph;
    const ids = this.#rootOf.size * 200;
    return this.#features.bytes + this.#vocabulary.bytes + this.#phrases.bytes + graph + this.#anchors.bytes + this.#reader.bytes + this.#found.byteLength + ids;
  }

  /** Adds a strategy, or gives the one of that id another query. */
  add(id: string, query: Query): void {
    if (matchesBlank(query)) throw new Error('A strategy that asks for nothing would match nearly everything.');
    this.remove(id);
    const root = this.#graph.intern(query);
    const ids = this.#idsOf[root];
    this.#rootOf.set(id, root);
    if (ids) {
      // Strategies that ask the same share a root, and each of them uses it.
      ids.push(id);
      return;
    }
    this.#idsOf[root] = [id];
    this.#found = roomFor(this.#found, root + 1);
    this.#found[root] = 0;
    this.#anchors.add(root);
  }

  /** Answers whether there was one. */
  remove(id: string): boolean {
    const root = this.#rootOf.get(id);
    if (root === undefined) return false;
    this.#rootOf.delete(id);
    const left = this.#idsOf[root]!.filter((one) => one !== id);
    this.#idsOf[root] = left.length > 0 ? left : undefined;
    if (left.length === 0) this.#anchors.remove(root);
    this.#graph.release(root);
    return true;
  }

  /** The strategies that an item matches, in no order. */
  match(item: Item): string[] {
    this.#reader.read(item);
    this.#graph.nextItem();
    if (++this.#item === 2 ** 31 - 1) {
      this.#found.fill(0);
      this.#item = 1;
    }
    const matched: string[] = [];
    const { seen, touched, touchedCount } = this.#features;
    const { first, next, lists } = this.#anchors;
    const { b } = this.#graph;
    for (let i = 0; i < touchedCount; i++) {
      const feature = touched[i]!;
      for (let term = first[feature] ?? 0; term !== 0; term = next[term]!) if ((seen[feature]! & b[term]!) !== 0) this.#look(lists[term]!, seen, matched);
    }
    this.#features.release();
    return matched;
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

  #look(list: number[], seen: Uint8Array, matched: string[]): void {
    const graph = this.#graph;
    const found = this.#found;
    for (let i = 0; i < list.length; i += 2) {
      const guard = list[i + 1]!;
      if (guard >= 0 ? (seen[guard >> PART_BITS]! & guard & PARTS) === 0 : !graph.holds(~guard)) continue;
      const root = list[i]!;
      if (found[root] === this.#item || !graph.holds(root)) continue;
      found[root] = this.#item;
      for (const id of this.#idsOf[root]!) matched.push(id);
    }
  }
}
