type Kept = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** The same array when it has room for so many, otherwise a copy with room for twice as many. */
export function roomFor<T extends Kept>(array: T, count: number): T {
  if (array.length >= count) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(count, array.length * 2));
  larger.set(array as never);
  return larger;
}

/** Ids from 1 on; what is given back is given out again. */
export class Ids {
  #next = 1;
  readonly #free: number[] = [];

  take(): number {
    return this.#free.pop() ?? this.#next++;
  }

  giveBack(id: number): void {
    this.#free.push(id);
  }

  /** One more than the largest that was ever given out. */
  get end(): number {
    return this.#next;
  }
}
