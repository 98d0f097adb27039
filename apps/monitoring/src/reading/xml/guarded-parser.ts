import type { SaxesParser } from 'saxes';
import { refusedRecord, refusedWhole, type Refused } from '../../records/entry.js';
import { stridingParser } from './striding-parser.js';

/** No format that is read here nests a tenth of it; beyond, only memory is meant. */
export const DEPTH_MAX = 200;

export type Trouble = 'malformed-xml' | 'truncated-xml' | 'doctype-entities' | 'too-deep';

/** Ends a pass over a document at once. */
export class XmlTrouble extends Error {
  constructor(
    readonly code: Trouble,
    readonly line: number,
  ) {
    super(code);
  }
}

export type XmlParser = SaxesParser<{ xmlns: false }>;

/**
 * A parser that throws an `XmlTrouble` where a document breaks the rules of XML or declares entities: those
 * are never read, so that they neither grow nor fetch anything.
 */
export function guardedParser(): XmlParser {
  const parser: XmlParser = stridingParser();
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw new XmlTrouble('doctype-entities', parser.line);
  });
  parser.on('error', (error) => {
    // The name of an HTML entity, as careless sources write it: it stays as it is written.
    if (error.message.includes('undefined entity')) return;
    throw new XmlTrouble(parser.closed || /unclosed tag|must contain a root element|unexpected end/.test(error.message) ? 'truncated-xml' : 'malformed-xml', parser.line);
  });
  return parser;
}

const WORDS: Record<Trouble, [fr: string, en: string]> = {
  'malformed-xml': ['Le fichier n’est pas du XML bien formé; la lecture s’est arrêtée là.', 'The file is not well-formed XML; reading stopped there.'],
  'truncated-xml': ['Le fichier est tronqué : sa fin manque.', 'The file is cut short: its end is missing.'],
  'doctype-entities': ['Le fichier déclare ses propres entités, ce qui n’est pas accepté.', 'The file declares entities of its own, which is not accepted.'],
  'too-deep': ['Le fichier imbrique ses éléments plus profondément que tout format connu.', 'The file nests its elements deeper than any known format.'],
};

/** What is said of a document that could be read so far only. */
export function refusedXml({ code, line }: XmlTrouble, entriesBefore: number): Refused {
  const [fr, en] = WORDS[code];
  return entriesBefore === 0 ? refusedWhole(code, fr, en, { line }) : refusedRecord(code, fr, en, { line });
}
