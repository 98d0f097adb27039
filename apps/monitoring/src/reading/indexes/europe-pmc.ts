import { refusedRecord, refusedWhole, type Entry } from '../../records/entry.js';
import type { Document, Reader } from '../document.js';
import { numberIn, objectIn, objectsIn, textIn, type Json } from '../json-values.js';
import { jsonOf, notThis, refusedBy, refusedPage, type Page } from '../page.js';
import { valueOfXml } from '../xml/xml-values.js';
import { citationOf } from './europe-pmc-citation.js';

/** A page of Europe PMC's search: `lite`, `core` or `idlist`, in JSON or XML. */
export function readEuropePmc(document: Document): Page {
  const answer = answerOf(document);
  if ('refusal' in answer) return refusedPage(answer);
  const root = objectIn(answer.value);
  if ('errCode' in root || 'errMsg' in root) return refusedPage(refusedBy('Europe PMC'));
  if ('rdf:RDF' in root) {
    return refusedPage(
      refusedWhole('dublin-core', 'Le format Dublin Core d’Europe PMC laisse de côté la plupart des champs; demander « lite » ou « core ».', 'Europe PMC’s Dublin Core format leaves most fields out; ask for “lite” or “core”.'),
    );
  }
  if (!('resultList' in root)) return refusedPage(notThis('Europe PMC'));
  const results = objectsIn(objectIn(root['resultList'])['result']);
  return { entries: results.map((result, at) => entryOf(result, at + 1)), next: nextOf(root, results.length), total: numberIn(root['hitCount']) };
}

export const europePmcReader: Reader = (document) => readEuropePmc(document).entries;

/** On the last page the mark is missing, or the one that was sent comes back. */
function nextOf(root: Json, results: number): string | undefined {
  const next = textIn(root['nextCursorMark']);
  const sent = textIn(objectIn(root['request'])['cursorMark']);
  return results === 0 || next === sent || next === decodeURIComponent((sent ?? '').replace(/%(?![0-9a-f]{2})/gi, '%25')) ? undefined : next;
}

function answerOf(document: Document): ReturnType<typeof jsonOf> {
  const start = Buffer.from(document.bytes.subarray(0, 200)).toString('latin1');
  return /^[\s\u00ef\u00bb\u00bf]*<(?:\?xml|responseWrapper)/.test(start) ? valueOfXml(document, 'responseWrapper') : jsonOf(document);
}

function entryOf(result: Json, record: number): Entry {
  const citation = citationOf(result);
  if (Object.values(citation.identifiers).every((identifier) => identifier === undefined) && citation.title === '') {
    return refusedRecord('no-id', 'La notice n’a ni identifiant ni titre.', 'The record has neither an identifier nor a title.', { record });
  }
  return { kind: 'citation', citation };
}
