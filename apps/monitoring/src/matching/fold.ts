import { abbreviations } from '@liaison/platform';

/** A word as it is compared, and where it stands in the text that it was written in. */
export interface FoldedWord {
  word: string;
  at: number;
  end: number;
}

/** Letters that Unicode does not take apart, and Greek ones as they are spelled out: TNF-α is TNF-alpha. */
const LETTERS: Record<string, string> = {
  ...{ œ: 'oe', æ: 'ae', ø: 'o', đ: 'd', ł: 'l', ß: 'ss', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' },
  ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu' },
  ...{ ν: 'nu', ξ: 'xi', ο: 'omicron', π: 'pi', ρ: 'rho', σ: 'sigma', ς: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega' },
};

/**
 * What one character is in a folded text: letters and digits without accent, case or ligature; nothing at all for
 * an accent that stands alone or a soft hyphen; a space for whatever parts words (hyphens, apostrophes, signs).
 */
export function foldedCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    folded = fold(character);
    if (known.size < KNOWN_AT_MOST) known.set(character, folded);
  }
  return folded;
}

/** More than the characters of all languages that our sources are written in, and little memory. */
const KNOWN_AT_MOST = 10_000;
const known = new Map<string, string>();

function fold(character: string): string {
  if (/[\p{M}\p{Cf}]/u.test(character)) return '';
  if (!/[\p{L}\p{N}]/u.test(character)) return ' ';
  const plain = character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return [...plain].map((letter) => LETTERS[letter] ?? (/[\p{L}\p{N}]/u.test(letter) ? letter : ' ')).join('');
}

/** The words of a text, "St" spelled out as Québec's names want it unless it is the beginning of a word, `begun`. */
export function foldedWords(text: string, { begun = false } = {}): FoldedWord[] {
  const found: FoldedWord[] = [];
  let current: FoldedWord | null = null;
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const folded = foldedCharacter(character);
    if (folded === '' && current) current.end = end;
    for (const letter of folded) {
      if (letter === ' ') current = null;
      else if (current) Object.assign(current, { word: current.word + letter, end });
      else found.push((current = { word: letter, at, end }));
    }
    at = end;
  }
  return found.map((one, i) => (begun && i === found.length - 1 ? one : { ...one, word: spelledOut(one.word) }));
}

const spelledOut = (word: string): string => (Object.hasOwn(abbreviations, word) ? abbreviations[word]! : word);
