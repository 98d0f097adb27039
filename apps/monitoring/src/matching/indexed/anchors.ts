import { roomFor } from './growing.js';
import { AND, OR, TERM, type Graph } from './graph.js';

/**
 * Where a strategy is looked for: under a term that the item has to hold, and only when the guard is met. Every
 * item that matches meets one anchor of the strategy with its guard.
 */
interface Anchor {
  term: number;
  guard: number;
  guardRate: number;
}

/** Feature 0, which is seen everywhere, in any part. */
const ALWAYS = 0x7f;

/** For each term, the strategies that are looked for where it is seen. */
export class Anchors {
  /** By feature, the first of its terms under which something is anchored; by term, the next one. */
  first = new Int32Array(256);
  next = new Int32Array(256);
  /** By term: strategy, guard, strategy, guard… A guard is packed as `Graph.packed` says. */
  readonly lists: number[][] = [];
  readonly #termsOf = new Map<number, number[]>();

  constructor(readonly graph: Graph) {}

  add(root: number): void {
    const anchors = anchorsOf(this.graph, root);
    for (const { term, guard } of anchors) {
      if (!this.lists[term] || this.lists[term].length === 0) this.#link(term);
      this.lists[term]!.push(root, guard === 0 ? ALWAYS : this.graph.packed(guard));
    }
    this.#termsOf.set(root, [...new Set(anchors.map(({ term }) => term))]);
  }

  remove(root: number): void {
    for (const term of this.#termsOf.get(root)!) {
      const list = this.lists[term]!;
      for (let at = list.length - 2; at >= 0; at -= 2) {
        if (list[at] !== root) continue;
        const [last, guard] = list.splice(-2) as [number, number];
        if (at < list.length) [list[at], list[at + 1]] = [last, guard];
      }
      if (list.length === 0) this.#unlink(term);
    }
    this.#termsOf.delete(root);
  }

  /** Chooses anew, by what has passed, a root a step; strategies may come and go between two steps. */
  *choose(): Generator<void> {
    const roots = [...this.#termsOf.keys()];
    for (const root of roots) {
      if (!this.#termsOf.has(root)) continue;
      this.remove(root);
      this.add(root);
      yield;
    }
  }

  get bytes(): number {
    const lists = this.lists.reduce((sum, list) => sum + 24 + 8 * list.length, 0);
    return lists + this.first.byteLength + this.next.byteLength + this.#termsOf.size * 100;
  }

  #link(term: number): void {
    const feature = this.graph.a[term]!;
    this.first = roomFor(this.first, feature + 1);
    this.next = roomFor(this.next, term + 1);
    this.next[term] = this.first[feature]!;
    this.first[feature] = term;
    this.lists[term] = [];
  }

  #unlink(term: number): void {
    const feature = this.graph.a[term]!;
    if (this.first[feature] === term) {
      this.first[feature] = this.next[term]!;
      return;
    }
    let before = this.first[feature]!;
    while (this.next[before] !== term) before = this.next[before]!;
    this.next[before] = this.next[term]!;
  }
}

/** The anchors of a node: of an AND those of its rarest part, guarded by the next; of an OR those of every part. */
function anchorsOf(graph: Graph, node: number): Anchor[] {
  const kind = graph.kinds[node];
  if (kind === TERM) return [{ term: node, guard: 0, guardRate: Infinity }];
  if (kind === OR) return graph.partsOf(node).flatMap((part) => anchorsOf(graph, part));
  if (kind !== AND) throw new Error('A strategy that asks for nothing cannot be anchored.');
  const [rarest, second] = graph
    .partsOf(node)
    .filter((part) => !graph.holdsForBlank(part))
    .map((part) => ({ part, rate: graph.rate(part) }))
    .sort((one, other) => one.rate - other.rate);
  const anchors = anchorsOf(graph, rarest!.part);
  return second ? anchors.map((anchor) => (anchor.guardRate <= second.rate ? anchor : { ...anchor, guard: second.part, guardRate: second.rate })) : anchors;
}
