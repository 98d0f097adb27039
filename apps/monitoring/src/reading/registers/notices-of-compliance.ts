import { refusedRecord, refusedWhole, type Entry } from '../../records/entry.js';
import { dateIn } from '../../records/partial-date.js';
import type { Reader } from '../document.js';
import { lineIn, objectsIn, textIn, type Json } from '../json-values.js';
import { jsonOf } from '../page.js';
import { blankNotice, noticeEntry } from './notice.js';

/**
 * Health Canada's notices of compliance, with conditions or without. The main table does not name the product;
 * where rows of the product table are joined to it, their brand names do.
 */
export const readNoticesOfCompliance: Reader = (document) => {
  const json = jsonOf(document);
  if ('refusal' in json) return [json];
  const rows = objectsIn(json.value);
  if (rows.length > 0 && rows.every((row) => !('noc_number' in row))) {
    return [refusedWhole('unknown-form', 'Ce document n’a pas la forme des avis de conformité.', 'This document does not have the form of notices of compliance.')];
  }
  return rows.map((row, at) => entryOf(row, at + 1));
};

function entryOf(row: Json, record: number): Entry {
  const number = textIn(row['noc_number']);
  const date = dateIn(textIn(row['noc_date']) ?? '');
  if (number === undefined || !('noc_manufacturer_name' in row)) {
    return refusedRecord('no-notice', 'La ligne n’est pas un avis; elle en complète un autre.', 'The row is no notice; it completes another.', { record });
  }
  const manufacturer = lineIn(row['noc_manufacturer_name']);
  const therapeuticClass = lineIn(row['noc_therapeutic_class']);
  const products = Object.entries(row).filter(([name]) => /brand_?name/i.test(name)).map(([, value]) => lineIn(value)).filter((name) => name !== undefined);
  const named = products.length > 0 ? products.join(', ') : therapeuticClass;
  return noticeEntry({
    ...blankNotice(/^(?:y|yes|1|true|o|oui)$/i.test(textIn(row['noc_status_with_conditions']) ?? '') ? 'noc-c' : 'noc', number, [named, manufacturer].filter((text) => text !== undefined).join(' – ')),
    summary: [lineIn(row['noc_reason_submission']), lineIn(row['noc_reason_supplement'])].filter((text) => text !== undefined).join('\n') || undefined,
    issuer: manufacturer,
    categories: [therapeuticClass, lineIn(row['noc_product_type']), lineIn(row['noc_submission_class']), lineIn(row['noc_on_submission_type'])].filter((text) => text !== undefined),
    products,
    publishedOn: date,
    updatedOn: dateIn(textIn(row['noc_last_update_date']) ?? ''),
    flags: date === undefined ? ['no-date'] : [],
  });
}
