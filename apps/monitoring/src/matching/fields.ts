import type { Item } from './item.js';

/** The parts of an item, in the order in which reasons are shown. */
export const parts = ['title', 'abstract', 'mesh', 'authors', 'affiliations', 'journal', 'types'] as const satisfies (keyof Item)[];
export type Part = (typeof parts)[number];

interface FieldWords {
  parts: readonly Part[];
  /** As PubMed writes it after a term; the first one is how `print` writes it. None: what an untagged term means. */
  tags: string[];
  /** Before a colon, English and French. */
  names: string[];
}

/** Where a term may be looked for. */
const declared = {
  any: { parts, tags: ['all', 'all fields', 'tous les champs'], names: ['all', 'tout'] },
  title: { parts: ['title'], tags: ['ti', 'title', 'titre'], names: ['title', 'titre'] },
  abstract: { parts: ['abstract'], tags: ['ab', 'abstract', 'resume'], names: ['abstract', 'resume'] },
  'title-abstract': { parts: ['title', 'abstract'], tags: ['tiab', 'title abstract', 'titre resume'], names: ['tiab'] },
  text: { parts: ['title', 'abstract', 'mesh'], tags: ['tw', 'text word', 'text words', 'texte'], names: ['text', 'texte'] },
  mesh: { parts: ['mesh'], tags: ['mh', 'mesh', 'mesh terms', 'mh noexp', 'mesh terms noexp'], names: ['mesh'] },
  author: { parts: ['authors'], tags: ['au', 'author', 'auteur'], names: ['author', 'auteur'] },
  affiliation: { parts: ['affiliations'], tags: ['ad', 'affiliation'], names: ['affiliation'] },
  journal: { parts: ['journal'], tags: ['ta', 'journal', 'jour', 'revue'], names: ['journal', 'revue'] },
  type: { parts: ['types'], tags: ['pt', 'publication type', 'type', 'type de publication'], names: ['type'] },
} satisfies Record<string, FieldWords>;

export type Field = keyof typeof declared;
export const fields: Record<Field, FieldWords> = declared;
export const fieldNames = Object.keys(declared) as Field[];

/** The field that a tag means, however it is cased and accented: `TIAB`, `Title/Abstract`, `Résumé`. */
export const fieldOfTag = (folded: string): Field | undefined => fieldNames.find((name) => fields[name].tags.includes(folded));
export const fieldOfName = (folded: string): Field | undefined => fieldNames.find((name) => fields[name].names.includes(folded));
