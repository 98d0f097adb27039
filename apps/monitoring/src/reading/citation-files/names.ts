import type { Author } from '../../records/citation.js';

/** What a name without a comma is: a group that signs together, or a person whose given name comes first. */
export type Bare = 'group' | 'given-first';

/** `Tremblay, Anne M., Jr`; one word is a person who has one name; a comma at the end marks a group (EndNote). */
export function nameOf(said: string, bare: Bare): Author {
  const text = said.replace(/\s+/g, ' ').trim();
  if (text.endsWith(',')) return { collectiveName: text.slice(0, -1).trim(), affiliations: [] };
  const [familyName = '', ...rest] = text.split(',').map((part) => part.trim());
  if (rest.length > 0) {
    const [givenName, suffix] = rest;
    return { familyName, givenName: givenName || undefined, suffix: suffix || undefined, affiliations: [] };
  }
  const words = text.split(' ');
  if (words.length === 1) return { familyName: text, affiliations: [] };
  if (bare === 'group') return { collectiveName: text, affiliations: [] };
  return { familyName: words.at(-1)!, givenName: words.slice(0, -1).join(' '), affiliations: [] };
}

export const namesOf = (said: string[], bare: Bare): Author[] => said.filter((name) => name.trim() !== '').map((name) => nameOf(name, bare));
