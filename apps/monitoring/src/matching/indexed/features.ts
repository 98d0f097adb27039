import { Ids, roomFor } from './growing.js';

/** What a feature is. */
export const WORD = 1;
export const BEGINNING = 2;
export const PHRASE = 3;

/**
 * What strategies look for in an item: words, beginnings of words, phrases. Each has a number, and while an item is
 * held, the parts (bits) in which it was seen. Feature 0 is seen everywhere.
 */
export class Features {
  seen = new Uint8Array(256);
  /** In how many items each was seen, since it came. */
  counts = new Uint32Array(256);
  /** After how many items it came. */
  born = new Uint32Array(256);
  /** How often it is guessed to stand in an item, before one was seen. */
  guess = new Float32Array(256);
  users = new Int32Array(256);
  kinds = new Uint8Array(256);
  /** Those seen in the item that is held, each once. */
  touched = new Int32Array(256);
  touchedCount = 0;
  items = 0;
  readonly #ids = new Ids();

  constructor() {
    this.seen[0] = 0xff;
  }

  make(kind: number, guess: number): number {
    const id = this.#ids.take();
    this.seen = roomFor(this.seen, id + 1);
    this.counts = roomFor(this.counts, id + 1);
    this.born = roomFor(this.born, id + 1);
    this.guess = roomFor(this.guess, id + 1);
    this.users = roomFor(this.users, id + 1);
    this.touched = roomFor(this.touched, id + 1);
    this.kinds = roomFor(this.kinds, id + 1);
    this.kinds[id] = kind;
    this.counts[id] = 0;
    this.born[id] = this.items;
    this.guess[id] = guess;
    this.users[id] = 0;
    return id;
  }

  /** Forgets a feature that nobody looks for any longer. */
  giveBack(id: number): void {
    this.#ids.giveBack(id);
  }

  /** The share of items in which it is to be expected. */
  rate(id: number): number {
    return (this.counts[id]! + this.guess[id]!) / (this.items - this.born[id]! + 1);
  }

  see(id: number, bit: number): void {
    if (this.seen[id] === 0) this.touched[this.touchedCount++] = id;
    this.seen[id]! |= bit;
  }

  /** The item has passed. */
  release(): void {
    const { seen, counts, touched } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      seen[touched[i]!] = 0;
      counts[touched[i]!]!++;
    }
    this.touchedCount = 0;
    this.items++;
  }

  get end(): number {
    return this.#ids.end;
  }

  get bytes(): number {
    return [this.seen, this.counts, this.born, this.guess, this.users, this.kinds, this.touched].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }
}
