import { weightOf, type TermWeight } from './weights.js';

/** A signal that somebody has decided of, as far as that says what they want. */
export interface Label {
  /** When its signal was raised, in milliseconds. */
  raisedAt: number;
  terms: readonly string[];
  kept: boolean;
}

/** How often each term was kept and dismissed, in each of a number of parts. Sums only: the order of labels does not matter. */
export class Tallies {
  readonly #places = new Map<string, number>();
  readonly #kept: number[] = [];
  readonly #all: number[] = [];
  readonly #keptOf: number[];
  readonly #allOf: number[];

  constructor(readonly parts: number) {
    this.#keptOf = Array.from({ length: parts }, () => 0);
    this.#allOf = Array.from({ length: parts }, () => 0);
  }

  add({ terms, kept }: Label, part: number): void {
    this.#allOf[part]! += 1;
    if (kept) this.#keptOf[part]! += 1;
    for (const term of terms) {
      const at = this.#placeOf(term) + part;
      this.#all[at]! += 1;
      if (kept) this.#kept[at]! += 1;
    }
  }

  /** What labels outside a part say of these terms, all together: thousandths of the logarithm of the odds. */
  scoreWithout(part: number, terms: readonly string[]): number {
    const rate = (sum(this.#keptOf) - this.#keptOf[part]!) / (sum(this.#allOf) - this.#allOf[part]!);
    return sum(
      terms.map((term) => {
        const at = this.#places.get(term)!;
        return weightOf(this.#over(this.#kept, at) - this.#kept[at + part]!, this.#over(this.#all, at) - this.#all[at + part]!, rate);
      }),
    );
  }

  /** Every term that says something, what says most first. */
  weights(): TermWeight[] {
    const rate = sum(this.#keptOf) / sum(this.#allOf);
    return [...this.#places]
      .map(([term, at]) => ({ term, kept: this.#over(this.#kept, at), of: this.#over(this.#all, at) }))
      .map((one) => ({ ...one, weight: weightOf(one.kept, one.of, rate) }))
      .filter(({ weight }) => weight !== 0)
      .sort((a, b) => Math.abs(b.weight) * b.of - Math.abs(a.weight) * a.of || (a.term < b.term ? -1 : 1));
  }

  #placeOf(term: string): number {
    let at = this.#places.get(term);
    if (at === undefined) {
      at = this.#all.length;
      this.#places.set(term, at);
      for (let part = 0; part < this.parts; part++) {
        this.#all.push(0);
        this.#kept.push(0);
      }
    }
    return at;
  }

  #over(counts: readonly number[], at: number): number {
    let total = 0;
    for (let part = 0; part < this.parts; part++) total += counts[at + part]!;
    return total;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
