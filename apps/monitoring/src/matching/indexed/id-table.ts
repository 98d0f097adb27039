const FREE = 0;
const GONE = -1;

/**
 * Ids (from 1) by the hash of what they stand for, in an open table of integers. Several may have one hash, so
 * whoever looks something up compares what an id stands for: from `slotOf(hash)` on, until a free slot.
 */
export class IdTable {
  ids = new Int32Array(64);
  hashes = new Int32Array(64);
  mask = 63;
  #live = 0;
  #used = 0;

  slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.mask;
  }

  add(hash: number, id: number): void {
    if ((this.#used + 1) * 2 > this.ids.length) this.#rebuild();
    let slot = this.slotOf(hash);
    while (this.ids[slot]! > FREE) slot = (slot + 1) & this.mask;
    if (this.ids[slot] === FREE) this.#used++;
    this.ids[slot] = id;
    this.hashes[slot] = hash;
    this.#live++;
  }

  remove(hash: number, id: number): void {
    let slot = this.slotOf(hash);
    while (this.ids[slot] !== id) {
      if (this.ids[slot] === FREE) throw new Error(`${id} is not in the table`);
      slot = (slot + 1) & this.mask;
    }
    this.ids[slot] = GONE;
    this.#live--;
  }

  /** The id of that hash for which `same` holds; 0 when there is none. */
  find(hash: number, same: (id: number) => boolean): number {
    for (let slot = this.slotOf(hash); this.ids[slot] !== FREE; slot = (slot + 1) & this.mask) {
      const id = this.ids[slot]!;
      if (id > FREE && this.hashes[slot] === hash && same(id)) return id;
    }
    return 0;
  }

  get bytes(): number {
    return this.ids.byteLength + this.hashes.byteLength;
  }

  /** Makes room where it is full, and drops what has gone. */
  #rebuild(): void {
    const { ids, hashes } = this;
    let size = 64;
    while (size < this.#live * 4) size *= 2;
    this.ids = new Int32Array(size);
    this.hashes = new Int32Array(size);
    this.mask = size - 1;
    this.#live = this.#used = 0;
    ids.forEach((id, slot) => {
      if (id > FREE) this.add(hashes[slot]!, id);
    });
  }
}
