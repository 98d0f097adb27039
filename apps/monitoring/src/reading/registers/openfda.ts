import { refusedRecord, refusedWhole, type Entry } from '../../records/entry.js';
import type { Notice } from '../../records/notice.js';
import { decoded } from '../decoding.js';
import type { Document, Reader } from '../document.js';
import { parsedJson } from '../json.js';
import { isObject, numberIn, objectIn, objectsIn, type Json } from '../json-values.js';
import { jsonOf, notThis, refusedBy, refusedPage, type Page } from '../page.js';
import { valueOfXml } from '../xml/xml-values.js';
import { noticeEntry } from './notice.js';
import { labelOf, applicationOf, ndcOf } from './openfda-products.js';
import { recallOf, reportOf } from './openfda-safety.js';

/** openFDA skips no further; beyond, its answers name the next page in a header. */
const SKIP_MAX = 25_000;

/** A page of any of openFDA's endpoints. That nothing was found is said as an error there, and is none. */
export function readOpenFda(document: Document): Page {
  const answer = answerOf(document);
  if ('refusal' in answer) return refusedPage(answer);
  const root = objectIn(answer.value);
  const error = objectIn(root['error']);
  if (error['code'] === 'NOT_FOUND') return { entries: [], total: 0 };
  if ('error' in root) return refusedPage(refusedBy('openFDA'));
  const results = Array.isArray(root['results']) ? objectsIn(root['results']) : objectsIn(answer.value);
  const notices = results.map(noticeOf);
  if (notices.length > 0 && notices.every((notice) => notice === undefined)) return refusedPage(notThis('openFDA'));
  const { skip, limit, total } = objectIn(objectIn(root['meta'])['results']);
  const next = (numberIn(skip) ?? 0) + (numberIn(limit) ?? 0);
  return {
    entries: notices.map((notice, at): Entry => (notice === undefined ? unknown(at + 1) : noticeEntry(notice))),
    next: numberIn(limit) !== undefined && next < (numberIn(total) ?? 0) && next <= SKIP_MAX ? String(next) : undefined,
    total: numberIn(total),
  };
}

export const openFdaReader: Reader = (document) => readOpenFda(document).entries;

/** Each endpoint's records are known by what only they have. Weekly reports write hyphens where the interface has underscores. */
function noticeOf(given: Json): Notice | undefined {
  const record = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replaceAll('-', '_'), value]));
  if ('safetyreportid' in record) return reportOf(record);
  if ('reason_for_recall' in record) return recallOf(record);
  if ('submissions' in record || ('application_number' in record && 'products' in record)) return applicationOf(record);
  if ('product_ndc' in record) return ndcOf(record);
  return 'set_id' in record ? labelOf(record) : undefined;
}

const unknown = (record: number): Entry => refusedRecord('unknown-form', 'Cette notice d’openFDA est d’un genre qui n’est pas lu.', 'This record of openFDA is of a kind that is not read.', { record });

/** JSON; a record a line; or, of weekly reports of recalls, XML. */
function answerOf(document: Document): ReturnType<typeof jsonOf> {
  const start = Buffer.from(document.bytes.subarray(0, 300)).toString('latin1');
  const root = /^\s*(?:<\?[^>]*>\s*)*<([\w-]+)/.exec(start)?.[1];
  if (root === 'document') return refusedWhole('spl', 'C’est une étiquette au format SPL; openFDA la donne en JSON.', 'This is a label in the SPL format; openFDA gives it as JSON.');
  if (root === 'recall-number') {
    const read = valueOfXml(document, root);
    return 'refusal' in read ? read : { value: { ...objectIn(read.value), recall_number: objectIn(read.value)['@id'] } };
  }
  const json = jsonOf(document);
  if (!('refusal' in json) || json.refusal.code !== 'malformed') return json;
  const lines = decoded(document).text.split('\n').filter((line) => line.trim() !== '').map(parsedJson);
  return lines.length > 1 && lines.every(isObject) ? { value: lines } : json;
}

