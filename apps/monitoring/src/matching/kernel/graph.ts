import { seen } from './tables';

/** A term is packed as its feature, then the parts of an item that count; any other node as where its body is, inverted. */
export const PART_BITS: i32 = 7;
export const PARTS: i32 = 0x7f;

/** Of a body: the item for which it was last found as a strategy, its node, how many integers its clauses are; then these. */
export const FOUND: usize = 0;
export const NODE: usize = 4;
const SIZE: usize = 8;
const CLAUSES: usize = 12;

/**
 * Whether what was seen answers to the node with that body. All of its clauses have to hold: of how many nodes one has
 * to hold (where negative, none may), then these, packed.
 */
export function holds(body: usize): bool {
  const end = body + CLAUSES + (<usize>load<i32>(body, SIZE) << 2);
  for (let clause = body + CLAUSES; clause < end; ) {
    const count = load<i32>(clause);
    const next = clause + 4 + (<usize>abs(count) << 2);
    if (anyHolds(clause + 4, next) != count > 0) return false;
    clause = next;
  }
  return true;
}

function anyHolds(from: usize, end: usize): bool {
  for (let at = from; at < end; at += 4) if (holdsPacked(load<i32>(at))) return true;
  return false;
}

/** Whether what was seen answers to what is packed so. */
export function holdsPacked(packed: i32): bool {
  return packed < 0 ? holds(<usize>~packed) : (<i32>load<u8>(seen + (packed >> PART_BITS)) & packed & PARTS) != 0;
}
