import { abbreviations, words } from '@liaison/platform';

/** Where a name stands in a text, in UTF-16 code units, as every browser counts them. */
export interface Mark {
  offset: number;
  length: number;
}

/** A name of one or two letters is a common word in other spellings: Lê is no article, and Do no note. */
const SHORT = 2;
const isShort = ([only, ...rest]: string[]): boolean => rest.length === 0 && only!.length <= SHORT;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** "Saint" may stand in a text as "St". */
const MAY_BE_SHORTENED = new Set(Object.values(abbreviations));

/** A family name, and how it is looked for. */
export class FamilyName {
  readonly #words: string[];
  readonly #asWritten: string;

  constructor(name: string) {
    this.#words = words(name);
    this.#asWritten = name.normalize('NFC').trim();
  }

  /** What a text without this cannot hold, as the database compares: accents and case matter only to short names. */
  get holds(): { exactly: string } | { folded: string } {
    if (this.#words.length === 0) return { exactly: this.#asWritten };
    if (isShort(this.#words)) return { exactly: this.#asWritten };
    const sure = this.#words.filter((word) => !MAY_BE_SHORTENED.has(word));
    return { folded: sure.toSorted((a, b) => b.length - a.length)[0] ?? 's' };
  }

  /** Every place in the text where the whole name stands, as whole words. */
  in(text: string): Mark[] {
    const found: Mark[] = [];
    const spoken = [...text.matchAll(WORD)].map(({ 0: said, index }) => ({ index, end: index + said.length, said, word: words(said)[0] }));
    for (let i = 0; i + this.#words.length <= spoken.length && this.#words.length > 0; i++) {
      const here = spoken.slice(i, i + this.#words.length);
      if (!here.every(({ word }, n) => word === this.#words[n])) continue;
      if (isShort(this.#words) && here[0]!.said.normalize('NFC') !== this.#asWritten) continue;
      found.push({ offset: here[0]!.index, length: here.at(-1)!.end - here[0]!.index });
    }
    return found;
  }
}
