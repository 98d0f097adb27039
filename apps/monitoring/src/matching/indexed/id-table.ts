import type { Column } from './column.js';

const FREE = 0;
const GONE = -1;
const SLOTS = 64;
/** Slots for an id, at least: most of what is looked for is not there, and a free slot tells so at once. */
const SPACE = 4;

/**
 * Ids (from 1) by the hash of what they stand for, in an open table: two integers a slot, an id and its hash.
 * Several may have one hash, so whoever looks something up compares what an id stands for: from slot `hash & mask`
 * on, until a free slot.
 */
export class IdTable {
  #mask = 0;
  #live = 0;
  #used = 0;

  /** @param masked told what of a hash tells its slot, whenever that changes */
  constructor(
    readonly slots: Column,
    readonly masked: (mask: number) => void = () => undefined,
  ) {
    this.#renew(SLOTS);
  }

  add(hash: number, id: number): void {
    if ((this.#used + 1) * SPACE > this.#mask) this.#rebuild();
    const { values } = this.slots;
    let slot = hash & this.#mask;
    while (values[2 * slot]! > FREE) slot = (slot + 1) & this.#mask;
    if (values[2 * slot] === FREE) this.#used++;
    values[2 * slot] = id;
    values[2 * slot + 1] = hash;
    this.#live++;
  }

  remove(hash: number, id: number): void {
    const { values } = this.slots;
    let slot = hash & this.#mask;
    while (values[2 * slot] !== id) {
      if (values[2 * slot] === FREE) throw new Error(`${id} is not in the table`);
      slot = (slot + 1) & this.#mask;
    }
    values[2 * slot] = GONE;
    this.#live--;
  }

  /** The id of that hash for which `same` holds; 0 when there is none. */
  find(hash: number, same: (id: number) => boolean): number {
    const { values } = this.slots;
    for (let slot = hash & this.#mask; values[2 * slot] !== FREE; slot = (slot + 1) & this.#mask) {
      const id = values[2 * slot]!;
      if (id > FREE && values[2 * slot + 1] === hash && same(id)) return id;
    }
    return 0;
  }

  /** Makes room where it is full, and drops what has gone. */
  #rebuild(): void {
    const old = this.slots.values.slice(0, 2 * (this.#mask + 1));
    let size = SLOTS;
    while (size < this.#live * SPACE * 2) size *= 2;
    this.#renew(size);
    for (let at = 0; at < old.length; at += 2) if (old[at]! > FREE) this.add(old[at + 1]!, old[at]!);
  }

  #renew(size: number): void {
    this.slots.renew(2 * size);
    this.#live = this.#used = 0;
    this.masked((this.#mask = size - 1));
  }
}
