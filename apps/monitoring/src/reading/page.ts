import { refusedWhole, type Entry, type Refused } from '../records/entry.js';
import { decoded } from './decoding.js';
import type { Document } from './document.js';
import { parsedJson } from './json.js';
import { DOCUMENT_BYTES_MAX } from './limits.js';

/** One page of a source's answer: its records, and where the next page begins. */
export interface Page {
  entries: Entry[];
  /** To be sent back as the source names it; absent on the last page. */
  next?: string;
  /** How many records the source says there are in all. */
  total?: number;
}

export const refusedPage = (refusal: Refused): Page => ({ entries: [refusal] });

/** The value of a document that must be JSON, or why it is none. */
export function jsonOf(document: Document): { value: unknown } | Refused {
  if (document.bytes.byteLength > DOCUMENT_BYTES_MAX * JSON_FACTOR) {
    const megabytes = (DOCUMENT_BYTES_MAX * JSON_FACTOR) / 1024 / 1024;
    return refusedWhole('too-large', `La réponse dépasse ${megabytes} Mo; rien n’en est lu.`, `The answer is larger than ${megabytes} MB; nothing of it is read.`);
  }
  if (document.bytes[0] === 0x1f && document.bytes[1] === 0x8b) return refusedWhole('compressed', 'Le fichier est comprimé (gzip); il est à décomprimer d’abord.', 'The file is compressed (gzip); it is to be unpacked first.');
  const { text } = decoded(document);
  const start = text.trimStart();
  if (start === '') return refusedWhole('empty', 'La réponse est vide.', 'The answer is empty.');
  if (!/^[{["]/.test(start)) return refusedWhole('not-json', 'La source n’a pas répondu en JSON, mais par une page Web ou d’autres mots.', 'The source did not answer in JSON, but with a web page or other words.');
  const value = parsedJson(text);
  if (value === undefined) return refusedWhole('malformed', 'La réponse JSON est tronquée ou endommagée.', 'The JSON answer is cut off or damaged.');
  return { value };
}

/** Pages of 1,000 records with their abstracts, and Health Canada's recalls in one file, are larger than feeds. */
const JSON_FACTOR = 8;

export const notThis = (source: string): Refused =>
  refusedWhole('unknown-form', `Ce document n’a pas la forme des réponses de ${source}.`, `This document does not have the form of ${source}’s answers.`);

/** An answer in which a source says that it did not do what it was asked. Its own words may quote what was asked. */
export const refusedBy = (source: string): Refused => refusedWhole('source-refused', `${source} a refusé la demande.`, `${source} has refused the request.`);

export const noWorks = (source: string): Refused =>
  refusedWhole('no-works', `La réponse de ${source} ne porte pas sur des publications.`, `${source}’s answer is not about publications.`);
