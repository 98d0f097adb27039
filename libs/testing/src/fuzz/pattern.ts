import type { Dice } from './dice.js';

/** Repetitions beyond the least that a pattern asks for. */
const MORE_AT_MOST = 6;
const PLAIN = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const SETS: Record<string, string[]> = { d: [...'0123456789'], w: PLAIN, s: [' '], S: PLAIN, D: [...'abcXYZ'], W: [...' -.'] };

/** A text that fits a regular expression of the simple kind that schemas have: classes, groups, alternatives, repetitions. */
export function fitting(pattern: string, dice: Dice): string {
  return new Reader(pattern, dice).alternatives();
}

class Reader {
  #at = 0;

  constructor(
    private readonly source: string,
    private readonly dice: Dice,
  ) {}

  alternatives(): string {
    const options: string[] = [];
    do options.push(this.#sequence());
    while (this.#take('|'));
    return this.dice.pick(options);
  }

  #sequence(): string {
    let text = '';
    while (this.#at < this.source.length && !'|)'.includes(this.#peek())) {
      const from = this.#at;
      let one = this.#atom();
      const times = this.#times();
      const after = this.#at;
      let repeated = '';
      for (let i = 0; i < times; i++) {
        this.#at = from;
        one = this.#atom();
        repeated += one;
      }
      this.#at = after;
      text += repeated;
    }
    return text;
  }

  #atom(): string {
    const char = this.source[this.#at++]!;
    if (char === '^' || char === '$') return '';
    if (char === '.') return this.dice.pick(PLAIN);
    if (char === '[') return this.dice.pick(this.#class());
    if (char === '(') {
      this.#take('?:');
      const text = this.alternatives();
      this.#at++;
      return text;
    }
    return char === '\\' ? this.dice.pick(this.#escaped()) : char;
  }

  /** How often an atom is repeated. */
  #times(): number {
    if (this.#take('?')) return this.dice.below(2);
    if (this.#take('*')) return this.dice.below(MORE_AT_MOST);
    if (this.#take('+')) return 1 + this.dice.below(MORE_AT_MOST);
    const counted = /^\{(\d+)(,)?(\d+)?\}/.exec(this.source.slice(this.#at));
    if (!counted) return 1;
    this.#at += counted[0].length;
    const least = Number(counted[1]);
    const most = counted[2] ? Number(counted[3] ?? least + MORE_AT_MOST) : least;
    return least + this.dice.below(Math.min(most - least, MORE_AT_MOST) + 1);
  }

  #class(): string[] {
    const negated = this.#take('^');
    const chars: string[] = [];
    while (!this.#take(']')) {
      const [first] = (chars.push(...this.#member()), chars.slice(-1));
      if (this.#peek() !== '-' || this.source[this.#at + 1] === ']') continue;
      this.#at++;
      const [last] = this.#member();
      for (let code = first!.codePointAt(0)! + 1; code <= last!.codePointAt(0)!; code++) chars.push(String.fromCodePoint(code));
    }
    return negated ? PLAIN.filter((char) => !chars.includes(char)) : chars;
  }

  #member(): string[] {
    const char = this.source[this.#at++]!;
    return char === '\\' ? this.#escaped() : [char];
  }

  #escaped(): string[] {
    const char = this.source[this.#at++]!;
    if (char !== 'x') return SETS[char] ?? [char];
    this.#at += 2;
    return [String.fromCharCode(Number.parseInt(this.source.slice(this.#at - 2, this.#at), 16))];
  }

  #peek(): string {
    return this.source[this.#at]!;
  }

  #take(text: string): boolean {
    if (!this.source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }
}
