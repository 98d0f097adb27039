import type { Bilingual } from '@liaison/platform';
import { DEPTH_AT_MOST, PHRASE_WORDS_AT_MOST, PREFIX_LETTERS_AT_LEAST, TERMS_AT_MOST, TEXT_AT_MOST } from './limits.js';

/** Why a strategy cannot be read, and the characters (UTF-16 units) that are to be looked at. */
export interface ParseError {
  code: ParseErrorCode;
  at: number;
  length: number;
  message: Bilingual;
}

export const parseErrorMessages = {
  empty: { fr: 'La stratégie est vide : écrivez au moins un mot.', en: 'The strategy is empty: write at least one word.' },
  'empty-group': { fr: 'Il n’y a rien entre ces parenthèses.', en: 'There is nothing between these parentheses.' },
  'unbalanced-parenthesis': { fr: 'Il manque la parenthèse qui va avec celle-ci.', en: 'The other parenthesis of this pair is missing.' },
  'unbalanced-quote': { fr: 'Il manque le guillemet qui va avec celui-ci.', en: 'The other quotation mark of this pair is missing.' },
  'unbalanced-bracket': { fr: 'Il manque le crochet qui va avec celui-ci.', en: 'The other bracket of this pair is missing.' },
  'dangling-operator': { fr: 'Il manque un terme à côté de cet opérateur. Pour chercher le mot lui-même, mettez-le entre guillemets.', en: 'A term is missing beside this operator. To look for the word itself, put it in quotation marks.' },
  'unknown-field': { fr: 'Ce champ n’existe pas. Champs possibles : titre, résumé, mesh, auteur, affiliation, revue, type.', en: 'There is no such field. Fields are: title, abstract, mesh, author, affiliation, journal, type.' },
  'misplaced-field': { fr: 'Un champ se rapporte à un seul terme : écrivez « titre:asthme », « asthme[ti] » ou « titre:(asthme OU MPOC) ».', en: 'A field goes with one term: write “title:asthma”, “asthma[ti]” or “title:(asthma OR COPD)”.' },
  'short-prefix': { fr: `Il faut au moins ${PREFIX_LETTERS_AT_LEAST} lettres devant l’astérisque.`, en: `At least ${PREFIX_LETTERS_AT_LEAST} letters must stand before the star.` },
  'misplaced-star': { fr: 'L’astérisque ne peut que terminer un mot, ou le dernier mot d’une expression.', en: 'A star can only end a word, or the last word of a phrase.' },
  'no-word': { fr: 'Il n’y a aucun mot entre ces guillemets.', en: 'There is no word between these quotation marks.' },
  'only-not': { fr: 'Ainsi, la stratégie trouverait presque tout : dites aussi ce qui doit s’y trouver, par exemple « asthme SAUF enfant ».', en: 'The strategy would match nearly everything: say as well what must be there, such as “asthma NOT child”.' },
  'too-deep': { fr: `Pas plus de ${DEPTH_AT_MOST} parenthèses ou négations l’une dans l’autre.`, en: `No more than ${DEPTH_AT_MOST} parentheses or negations within each other.` },
  'too-long': { fr: `Pas plus de ${TEXT_AT_MOST.toLocaleString('fr-CA')} caractères.`, en: `No more than ${TEXT_AT_MOST.toLocaleString('en-CA')} characters.` },
  'too-many-terms': { fr: `Pas plus de ${TERMS_AT_MOST} termes.`, en: `No more than ${TERMS_AT_MOST} terms.` },
  'long-phrase': { fr: `Pas plus de ${PHRASE_WORDS_AT_MOST} mots dans une expression.`, en: `No more than ${PHRASE_WORDS_AT_MOST} words in a phrase.` },
} satisfies Record<string, Bilingual>;

export type ParseErrorCode = keyof typeof parseErrorMessages;

/** How the parser gives up; it never leaves `parse`. */
export class Unreadable extends Error {
  readonly error: ParseError;

  constructor(code: ParseErrorCode, { at, length }: { at: number; length: number }) {
    super(code);
    this.error = { code, at, length, message: parseErrorMessages[code] };
  }
}
