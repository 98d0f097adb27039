import { Ids, roomFor } from './growing.js';
import type { Kernel } from './kernel.js';

/** What a feature is. */
export const WORD = 1;
export const BEGINNING = 2;
export const PHRASE = 3;

/**
 * What strategies look for in an item: words, beginnings of words, phrases. Each has a number. While it reads an item,
 * the kernel keeps in which parts (bits) each was seen, and counts it when the item has passed. Feature 0 is seen everywhere.
 */
export class Features {
  readonly #seen;
  readonly #touched;
  readonly #lists;
  readonly #counts;
  /** The places that a word may have in pairs: see `Phrases`. */
  readonly roles;
  /** Where the list is of the strategies that are looked for where it is seen: see `Anchors`. */
  readonly anchored;
  /** After how many items each came. */
  #born = new Uint32Array(256);
  /** How often it is guessed to stand in an item, before one was seen. */
  #guess = new Float32Array(256);
  users = new Int32Array(256);
  kinds = new Uint8Array(256);
  items = 0;
  readonly #ids = new Ids();

  constructor(kernel: Kernel) {
    this.#seen = kernel.column('seen', Uint8Array<SharedArrayBuffer>);
    this.#touched = kernel.column('touched', Int32Array<SharedArrayBuffer>);
    this.#lists = kernel.column('lists', Int32Array<SharedArrayBuffer>);
    this.#counts = kernel.column('counts', Uint32Array<SharedArrayBuffer>);
    this.roles = kernel.column('roles', Uint8Array<SharedArrayBuffer>);
    this.anchored = kernel.column('anchored', Int32Array<SharedArrayBuffer>);
    this.#seen.values[0] = 0xff;
  }

  make(kind: number, guess: number): number {
    const id = this.#ids.take();
    for (const column of [this.#seen, this.#touched, this.roles, this.anchored]) column.room(id + 1);
    this.#lists.room(2 * (id + 2));
    this.#born = roomFor(this.#born, id + 1);
    this.#guess = roomFor(this.#guess, id + 1);
    this.users = roomFor(this.users, id + 1);
    this.kinds = roomFor(this.kinds, id + 1);
    this.kinds[id] = kind;
    this.#counts.room(id + 1)[id] = 0;
    this.#born[id] = this.items;
    this.#guess[id] = guess;
    this.users[id] = 0;
    return id;
  }

  /** Forgets a feature that nobody looks for any longer. */
  giveBack(id: number): void {
    this.roles.values[id] = 0;
    this.#ids.giveBack(id);
  }

  /** The share of items in which it is to be expected. */
  rate(id: number): number {
    return (this.#counts.values[id]! + this.#guess[id]!) / (this.items - this.#born[id]! + 1);
  }

  get bytes(): number {
    return [this.#born, this.#guess, this.users, this.kinds].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }
}
