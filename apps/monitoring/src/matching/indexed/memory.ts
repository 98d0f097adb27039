const PAGE = 65_536;
/** Two gigabytes: an address stays a positive number. */
const MOST_PAGES = 32_768;
/** Place 0 stands for nothing. */
const FIRST = 64;
/** The kernel takes up to 64 bytes at a time, which may reach beyond the last one. */
const BEYOND = 64;
const SMALLEST = 4;

/** One memory that TypeScript fills and the kernel reads. It grows, and views of it stay what they are. */
export class Memory {
  readonly shared = new WebAssembly.Memory({ initial: 16, maximum: MOST_PAGES, shared: true });
  /** All of it. */
  integers = new Int32Array(this.shared.buffer);
  #end = FIRST;
  /** Blocks that were given back, by the power of two that they are long. */
  readonly #free: number[][] = Array.from({ length: 32 }, () => []);

  /** Where a block of so many bytes begins, all zero; it is as long as `sizeOf` says. */
  allocate(bytes: number): number {
    const power = powerOf(bytes);
    const size = 2 ** power;
    const again = this.#free[power]!.pop();
    if (again !== undefined) {
      this.integers.fill(0, again >> 2, (again + size) >> 2);
      return again;
    }
    const at = this.#end;
    const missing = at + size + BEYOND - this.integers.byteLength;
    if (missing > 0) {
      this.shared.grow(Math.max(Math.ceil(missing / PAGE), Math.min(this.integers.byteLength / PAGE / 4, 256) | 0));
      this.integers = new Int32Array(this.shared.buffer);
    }
    this.#end += size;
    return at;
  }

  giveBack(at: number, bytes: number): void {
    this.#free[powerOf(bytes)]!.push(at);
  }

  /** A view of the bytes from there on. */
  bytesAt(at: number, length: number): Uint8Array<SharedArrayBuffer> {
    return new Uint8Array(this.shared.buffer, at, length);
  }

  get bytes(): number {
    return this.#end;
  }
}

/** How long a block is in which so many bytes have room. */
export const sizeOf = (bytes: number): number => 2 ** powerOf(bytes);

const powerOf = (bytes: number): number => Math.max(SMALLEST, 32 - Math.clz32(bytes - 1));
