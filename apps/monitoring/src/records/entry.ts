import type { Bilingual } from '@liaison/platform';
import type { Citation } from './citation.js';
import type { Notice } from './notice.js';
import type { Trial } from './trial.js';

/** What reading a document gives, one after the other. */
export type Entry =
  | { kind: 'citation'; citation: Citation }
  | { kind: 'trial'; trial: Trial }
  | { kind: 'notice'; notice: Notice }
  /** A feed that a list of feeds names. */
  | { kind: 'outline'; outline: Outline }
  /** Works that the source has withdrawn from its own collection. */
  | { kind: 'deleted'; pmids: string[] }
  | Refused;

export interface Outline {
  title: string;
  feedUrl: string;
  siteUrl?: string;
  /** Folders around it, outermost first. */
  folders: string[];
}

/** `whole`: nothing was or will be read after this. */
export interface Refused {
  kind: 'refused';
  refusal: Refusal;
  whole: boolean;
}

/** Why a file, or one record of it, was not taken; for people, never the words of a parser. */
export interface Refusal {
  code: string;
  message: Bilingual;
  /** Where: the line of the file and the number of the record in it, both from 1. */
  line?: number;
  record?: number;
}

export function refusedRecord(code: string, fr: string, en: string, at: { line?: number; record?: number } = {}): Refused {
  return { kind: 'refused', refusal: { code, message: { fr, en }, ...at }, whole: false };
}

export function refusedWhole(code: string, fr: string, en: string, at: { line?: number } = {}): Refused {
  return { kind: 'refused', refusal: { code, message: { fr, en }, ...at }, whole: true };
}
