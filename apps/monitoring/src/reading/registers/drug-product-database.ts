import { refusedRecord, refusedWhole, type Entry } from '../../records/entry.js';
import { dateIn } from '../../records/partial-date.js';
import type { Reader } from '../document.js';
import { lineIn, objectsIn, textIn, type Json } from '../json-values.js';
import { jsonOf } from '../page.js';
import { blankNotice, noticeEntry } from './notice.js';

/** Products of Health Canada's Drug Product Database: a list, a single product, or an empty list where there is none. */
export const readDrugProducts: Reader = (document) => {
  const json = jsonOf(document);
  if ('refusal' in json) return [json];
  const rows = objectsIn(json.value);
  if (rows.length > 0 && rows.every((row) => !('drug_code' in row))) {
    return [refusedWhole('unknown-form', 'Ce document n’a pas la forme des réponses de la Base de données sur les produits pharmaceutiques.', 'This document does not have the form of the Drug Product Database’s answers.')];
  }
  return rows.map((row, at) => entryOf(row, at + 1));
};

function entryOf(row: Json, record: number): Entry {
  const code = textIn(row['drug_code']);
  const brand = lineIn(row['brand_name']);
  if (code === undefined || brand === undefined) {
    return refusedRecord('no-product', 'La ligne ne nomme pas de produit; elle en complète un autre.', 'The row names no product; it completes another.', { record });
  }
  const din = textIn(row['drug_identification_number']);
  return noticeEntry({
    ...blankNotice('register', code, [brand, lineIn(row['descriptor'])].filter((text) => text !== undefined).join(' ')),
    url: `https://health-products.canada.ca/dpd-bdpp/info?lang=eng&code=${encodeURIComponent(code)}`,
    issuer: lineIn(row['company_name']),
    categories: [lineIn(row['class_name'])].filter((text) => text !== undefined),
    products: [brand],
    productIds: din === undefined || !/^\d{1,8}$/.test(din) ? [] : [{ system: 'DIN', value: din.padStart(8, '0') }],
    updatedOn: dateIn(textIn(row['last_update_date']) ?? ''),
  });
}
