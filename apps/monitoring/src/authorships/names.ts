import { words } from '@liaison/platform';

/** A name taken apart and folded: the family name, and the given names, of which an initial is a single letter. */
export interface Reading {
  family: string;
  given: string[];
}

/** `JF`, as MEDLINE writes Jean-François. */
const RUN_OF_INITIALS = /^\p{Lu}{2,4}$/u;

/** Given names, folded; what stands for several initials is taken apart. */
export const givenOf = (said: string): string[] => words(said.split(/[\s.]+/).map((one) => (RUN_OF_INITIALS.test(one) ? [...one].join(' ') : one)).join(' '));

export const readingOf = (family: string, given: string): Reading => ({ family: words(family).join(' '), given: givenOf(given) });

/** Works and people whose names may be one's meet here: family name and first initial. None where one is missing. */
export const nameKey = ({ family, given: [first] }: Reading): string | null => (family && first ? `name:${family}|${[...first][0]}` : null);

/** How well given names fit: word by word, where one side may say an initial or leave the rest out. Null when they contradict. */
export function givenFit(some: readonly string[], others: readonly string[]): 'given-name' | 'initials' | null {
  const both = Math.min(some.length, others.length);
  if (both === 0) return null;
  for (let i = 0; i < both; i++) {
    const [one, other] = [some[i]!, others[i]!];
    const initial = [...one].length === 1 || [...other].length === 1;
    if (one !== other && !(initial && [...one][0] === [...other][0])) return null;
  }
  return some[0] === others[0] && [...some[0]!].length > 1 ? 'given-name' : 'initials';
}

/**
 * The ways in which a whole name can be read, `Mireille Valcourt, MD` or `Valcourt, Mireille`: where the family
 * name begins in `Jean de la Chevrotière` nobody says.
 */
export function readingsOfWhole(name: string): Reading[] {
  const [before = '', after = ''] = name.split(',').map((part) => part.trim());
  const parts = before.split(/\s+/).filter(Boolean);
  if (parts.length === 1) return after ? [readingOf(before, after)] : [];
  return parts.slice(1).map((_, i) => readingOf(parts.slice(i + 1).join(' '), parts.slice(0, i + 1).join(' ')));
}
