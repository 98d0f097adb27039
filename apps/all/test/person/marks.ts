import { randomBytes } from 'node:crypto';

/**
 * Unique words for one person, each seeded in one kind of place. They are letters and digits only, so that
 * they are the same wherever they are folded, cut or copied.
 */
export class Marks {
  readonly #made = new Map<string, string>();

  /** The mark of a kind of place, such as `note`. */
  of(place: string): string {
    const known = this.#made.get(place) ?? `zq${randomBytes(5).toString('hex')}`;
    this.#made.set(place, known);
    return known;
  }

  /** A value whose form leaves no room for letters, such as an ORCID. */
  take(place: string, value: string): string {
    this.#made.set(place, value.toLowerCase());
    return value;
  }

  get places(): string[] {
    return [...this.#made.keys()];
  }

  /** The places whose marks stand in a text. */
  in(text: string): string[] {
    const folded = text.toLowerCase();
    return [...this.#made].filter(([, mark]) => folded.includes(mark)).map(([place]) => place);
  }
}
