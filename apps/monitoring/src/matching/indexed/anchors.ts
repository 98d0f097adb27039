import { AND, OR, TERM, type Graph } from './graph.js';
import type { Kernel } from './kernel.js';

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

/** Of a term in the kernel's table: the next term of its feature, where its list is, how many it holds and has room for. */
const ROW = 4;
const [NEXT, LIST, COUNT, ROOM] = [0, 1, 2, 3];
/** Integers of an entry of a list: a strategy, its guard as `Graph.packed` says. */
const ENTRY = 2;

/** For each term, the strategies that are looked for where it is seen. */
export class Anchors {
  readonly #rows;
  readonly #termsOf = new Map<number, number[]>();

  constructor(
    readonly kernel: Kernel,
    readonly graph: Graph,
  ) {
    this.#rows = kernel.column('anchors', Int32Array<SharedArrayBuffer>);
  }

  add(root: number): void {
    const anchors = anchorsOf(this.graph, root);
    for (const { term, guard } of anchors) this.#append(term, root, guard === 0 ? ALWAYS : this.graph.packed(guard));
    this.#termsOf.set(root, [...new Set(anchors.map(({ term }) => term))]);
  }

  remove(root: number): void {
    for (const term of this.#termsOf.get(root)!) {
      const row = this.#rows.values.subarray(term * ROW, (term + 1) * ROW);
      const { integers } = this.kernel.memory;
      const list = row[LIST]! >> 2;
      for (let i = row[COUNT]! - 1; i >= 0; i--) {
        if (integers[list + i * ENTRY] !== root) continue;
        const last = list + --row[COUNT]! * ENTRY;
        integers.copyWithin(list + i * ENTRY, last, last + ENTRY);
      }
      if (row[COUNT] === 0) this.#unlink(term);
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
    return this.#termsOf.size * 100;
  }

  #append(term: number, root: number, guard: number): void {
    const { memory } = this.kernel;
    const row = this.#rows.room((term + 1) * ROW).subarray(term * ROW, (term + 1) * ROW);
    if (row[COUNT] === 0) this.#link(term, row);
    if (row[COUNT] === row[ROOM]) {
      const [old, count] = [row[LIST]!, row[COUNT]!];
      row[ROOM] = Math.max(2, 2 * count);
      row[LIST] = memory.allocate(4 * ENTRY * row[ROOM]);
      memory.integers.copyWithin(row[LIST] >> 2, old >> 2, (old >> 2) + count * ENTRY);
      if (count > 0) memory.giveBack(old, 4 * ENTRY * count);
    }
    memory.integers.set([root, guard], (row[LIST]! >> 2) + row[COUNT]! * ENTRY);
    row[COUNT]!++;
  }

  #link(term: number, row: Int32Array): void {
    const { values } = this.graph.features.anchored;
    const feature = this.graph.featureOf(term);
    row[NEXT] = values[feature]!;
    values[feature] = term;
  }

  /** Nothing is looked for under a term any longer. */
  #unlink(term: number): void {
    const { values } = this.graph.features.anchored;
    const rows = this.#rows.values;
    const feature = this.graph.featureOf(term);
    const next = rows[term * ROW + NEXT]!;
    if (values[feature] === term) values[feature] = next;
    else {
      let before = values[feature]!;
      while (rows[before * ROW + NEXT] !== term) before = rows[before * ROW + NEXT]!;
      rows[before * ROW + NEXT] = next;
    }
    this.kernel.memory.giveBack(rows[term * ROW + LIST]!, 4 * ENTRY * rows[term * ROW + ROOM]!);
    rows.fill(0, term * ROW, (term + 1) * ROW);
  }
}

/** The anchors of a node: of an AND those of its rarest part, guarded by the next; of an OR those of every part. */
function anchorsOf(graph: Graph, node: number): Anchor[] {
  const kind = graph.kindOf(node);
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
