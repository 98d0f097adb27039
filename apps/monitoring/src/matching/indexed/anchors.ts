import { AND, OR, TERM, type Graph } from './graph.js';
import type { Kernel } from './kernel.js';

/**
 * Where a strategy is looked for: under a term that the item has to hold, and only when the guard is met. Every
 * item that matches meets one anchor of the strategy with its guard.
 */
interface Anchor {
  term: number;
  /** 0: none. */
  guard: number;
  guardRate: number;
}

/** Of a list: how many integers its entries are, how many it has room for. */
const [USED, ROOM, ENTRIES] = [0, 1, 2];
/** Of an entry: the body of a strategy; the parts that its term means and, above them, how many its guard has; these, packed. */
const [BODY, SAID, GUARD] = [0, 1, 2];
const PART_BITS = 7;
/** A guard that is always met: feature 0, which is seen everywhere, in any part. */
const ALWAYS = 0x7f;

/** For each feature, the list of the strategies that are looked for where it is seen. */
export class Anchors {
  readonly #featuresOf = new Map<number, Set<number>>();

  constructor(
    readonly kernel: Kernel,
    readonly graph: Graph,
  ) {}

  add(root: number): void {
    const features = new Set<number>();
    for (const { term, guard } of anchorsOf(this.graph, root)) {
      const packed = guard === 0 ? [ALWAYS] : this.graph.anyOf(guard).map((node) => this.graph.packed(node));
      const feature = this.graph.featureOf(term);
      this.#append(feature, [this.graph.bodyOf(root), this.graph.placesOf(term) | (packed.length << PART_BITS), ...packed]);
      features.add(feature);
    }
    this.#featuresOf.set(root, features);
  }

  remove(root: number): void {
    const { integers } = this.kernel.memory;
    const body = this.graph.bodyOf(root);
    for (const feature of this.#featuresOf.get(root)!) {
      const list = this.#listOf(feature);
      const entries = list + ENTRIES;
      let kept = entries;
      for (let entry = entries, next; entry < entries + integers[list + USED]!; entry = next) {
        next = entry + GUARD + (integers[entry + SAID]! >> PART_BITS);
        if (integers[entry + BODY] === body) continue;
        if (kept < entry) integers.copyWithin(kept, entry, next);
        kept += next - entry;
      }
      integers[list + USED] = kept - entries;
      if (kept === entries) this.#giveBack(feature);
    }
    this.#featuresOf.delete(root);
  }

  /** Chooses anew, by what has passed, a root a step; strategies may come and go between two steps. */
  *choose(): Generator<void> {
    const roots = [...this.#featuresOf.keys()];
    for (const root of roots) {
      if (!this.#featuresOf.has(root)) continue;
      this.remove(root);
      this.add(root);
      yield;
    }
  }

  get bytes(): number {
    return this.#featuresOf.size * 150;
  }

  #append(feature: number, entry: number[]): void {
    const list = this.#withRoom(feature, entry.length);
    const { integers } = this.kernel.memory;
    integers.set(entry, list + ENTRIES + integers[list + USED]!);
    integers[list + USED]! += entry.length;
  }

  #listOf(feature: number): number {
    return this.graph.features.anchored.values[feature]! >> 2;
  }

  #withRoom(feature: number, more: number): number {
    const { memory } = this.kernel;
    const old = this.#listOf(feature);
    const used = old === 0 ? 0 : memory.integers[old + USED]!;
    if (old !== 0 && used + more <= memory.integers[old + ROOM]!) return old;
    const room = Math.max(used + more, 2 * used);
    const at = memory.allocate(4 * (ENTRIES + room));
    const list = at >> 2;
    memory.integers.copyWithin(list, old, old + ENTRIES + used);
    memory.integers[list + ROOM] = room;
    if (old !== 0) this.#giveBack(feature);
    this.graph.features.anchored.values[feature] = at;
    return list;
  }

  /** Nothing is looked for any longer where its list was. */
  #giveBack(feature: number): void {
    const list = this.#listOf(feature);
    this.graph.features.anchored.values[feature] = 0;
    this.kernel.memory.giveBack(4 * list, 4 * (ENTRIES + this.kernel.memory.integers[list + ROOM]!));
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
