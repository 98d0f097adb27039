import { nodes, seen } from './tables';

const TERM: i32 = 1;
const NOT: i32 = 2;
const AND: i32 = 3;

/** A term is packed as its feature, then the parts of an item that count; any other node is inverted. */
const PART_BITS: i32 = 7;
const PARTS: i32 = 0x7f;

let item: i32 = 0;

/** Another item is held: nothing is answered. */
export function hold(number: i32): void {
  item = number;
}

/** Whether the item that is held answers to what is packed so. */
export function holdsPacked(packed: i32): bool {
  return packed < 0 ? holds(~packed) : (<i32>load<u8>(seen + (packed >> PART_BITS)) & packed & PARTS) != 0;
}

/** Whether the item that is held answers to a node: twice its number, and 1 more where it does, is kept with an AND or OR. */
export function holds(node: i32): bool {
  const at = nodes + (<usize>node << 4);
  const kind = load<i32>(at);
  const a = load<i32>(at, 4);
  const b = load<i32>(at, 8);
  if (kind == TERM) return (<i32>load<u8>(seen + a) & b) != 0;
  if (kind == NOT) return !holds(a);
  const known = load<i32>(at, 12);
  if (known >> 1 == item) return (known & 1) == 1;
  let answer = kind == AND;
  const end = <usize>a + (<usize>b << 2);
  for (let part = <usize>a; part < end; part += 4) {
    if (holdsPacked(load<i32>(part)) == answer) continue;
    answer = !answer;
    break;
  }
  store<i32>(at, (item << 1) | (answer ? 1 : 0), 12);
  return answer;
}
