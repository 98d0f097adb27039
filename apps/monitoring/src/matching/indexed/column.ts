import { sizeOf, type Memory } from './memory.js';

export type Numbers = Uint8Array<SharedArrayBuffer> | Uint16Array<SharedArrayBuffer> | Int32Array<SharedArrayBuffer> | Uint32Array<SharedArrayBuffer>;
type Kind<T> = { new (buffer: SharedArrayBuffer, at: number, length: number): T; BYTES_PER_ELEMENT: number };

/** Numbers in the memory that the kernel reads, as many as are needed; it is told where they are whenever they move. */
export class Column<T extends Numbers = Int32Array<SharedArrayBuffer>> {
  values: T;
  /** Where they begin. */
  at = 0;

  constructor(
    readonly memory: Memory,
    readonly kind: Kind<T>,
    readonly moved: (at: number) => void = () => undefined,
    length = 256,
  ) {
    this.values = this.#block(length);
  }

  /** The same numbers with room for so many. */
  room(length: number): T {
    const { values, at } = this;
    if (values.length >= length) return values;
    this.values = this.#block(Math.max(length, values.length * 2));
    this.values.set(values);
    this.memory.giveBack(at, values.byteLength);
    return this.values;
  }

  /** Room for so many zeros; what was there is gone. */
  renew(length: number): T {
    this.memory.giveBack(this.at, this.values.byteLength);
    return (this.values = this.#block(length));
  }

  #block(length: number): T {
    const bytes = sizeOf(length * this.kind.BYTES_PER_ELEMENT);
    this.at = this.memory.allocate(bytes);
    this.moved(this.at);
    return new this.kind(this.memory.shared.buffer, this.at, bytes / this.kind.BYTES_PER_ELEMENT);
  }
}
