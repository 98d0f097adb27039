import { refusedWhole, type Refused } from '../../records/entry.js';
import { decoded } from '../decoding.js';
import type { Document } from '../document.js';
import { DEPTH_MAX, guardedParser, refusedXml, XmlTrouble } from '../xml/guarded-parser.js';
import { xmlText } from '../xml/xml-text.js';
import { blankAnswer, type EntrezAnswer } from './entrez-answer.js';
import { entrezJson } from './entrez-json.js';

const ROOTS = new Set(['eSearchResult', 'ePostResult', 'eFetchResult']);
const NOT_FOUND = new Set(['PhraseNotFound', 'FieldNotFound']);
const WARNINGS = new Set(['PhraseIgnored', 'QuotedPhraseNotFound', 'OutputMessage']);

/** An answer of E-utilities that is no list of records, in XML or JSON, or why it is none. */
export function readEntrez(document: Document): EntrezAnswer | Refused {
  const start = decoded({ ...document, bytes: document.bytes.subarray(0, 64) }).text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return entrezJson(decoded(document).text) ?? notEntrez();
  try {
    return inXml(document) ?? notEntrez();
  } catch (error) {
    if (error instanceof XmlTrouble) return refusedXml(error, 0);
    throw error;
  }
}

const notEntrez = (): Refused => refusedWhole('not-entrez', 'La réponse n’est pas de celles que donne le service de recherche de NCBI.', 'The answer is not one that NCBI’s search service gives.');

function inXml(document: Document): EntrezAnswer | undefined {
  const parser = guardedParser();
  const answer = blankAnswer();
  let [known, depth, text] = [false, 0, ''];
  parser.on('opentag', ({ name }) => {
    if (++depth > DEPTH_MAX) throw new XmlTrouble('too-deep', parser.line);
    if (depth === 1) known = ROOTS.has(name);
    text = '';
  });
  parser.on('text', (more) => void (text += more));
  parser.on('closetag', ({ name }) => {
    if (text.trim() !== '') take(answer, name, text.trim(), depth);
    text = '';
    depth--;
  });
  for (const piece of xmlText(document)) parser.write(piece);
  parser.close();
  return known ? answer : undefined;
}

/** Counts of terms stand deeper than the count of the search. */
function take(answer: EntrezAnswer, name: string, text: string, depth: number): void {
  if (name === 'Count' && depth === 2) answer.count = /^\d+$/.test(text) ? Number(text) : undefined;
  else if (name === 'Id' && depth === 3) answer.ids.push(text);
  else if (name === 'WebEnv') answer.webEnv = text;
  else if (name === 'QueryKey') answer.queryKey = text;
  else if (name === 'QueryTranslation') answer.translation = text;
  else if (name === 'ERROR') answer.failures.push(text);
  else if (NOT_FOUND.has(name)) answer.notFound.push(text);
  else if (WARNINGS.has(name)) answer.warnings.push(text);
}
