import { refusedRecord, refusedWhole, type Entry } from '../../records/entry.js';
import { dateIn } from '../../records/partial-date.js';
import type { Reader } from '../document.js';
import { isObject, lineIn, objectsIn, textIn, type Json } from '../json-values.js';
import { jsonOf } from '../page.js';
import { blankNotice, noticeEntry } from './notice.js';

/** What other tables say of the notices, by their number. */
interface About {
  products: Map<string, Json[]>;
  ingredients: Map<string, Json[]>;
}

/**
 * Health Canada's notices of compliance, with conditions or without: the main table alone, or with the tables of
 * products and of ingredients, which name what a notice is about.
 */
export const readNoticesOfCompliance: Reader = (document) => {
  const json = jsonOf(document);
  if ('refusal' in json) return [json];
  const tables = isObject(json.value) && 'notices' in json.value ? json.value : { notices: json.value };
  const rows = objectsIn(tables.notices);
  if (rows.length > 0 ? rows.every((row) => !('noc_number' in row)) : !Array.isArray(tables.notices)) {
    return [refusedWhole('unknown-form', 'Ce document n’a pas la forme des avis de conformité.', 'This document does not have the form of notices of compliance.')];
  }
  const about: About = { products: byNumber(tables.products), ingredients: byNumber(tables.ingredients) };
  return rows.map((row, at) => entryOf(row, at + 1, about));
};

function byNumber(table: unknown): Map<string, Json[]> {
  const found = new Map<string, Json[]>();
  for (const row of objectsIn(table)) {
    const number = textIn(row['noc_number']) ?? '';
    const rows = found.get(number);
    if (rows) rows.push(row);
    else found.set(number, [row]);
  }
  return found;
}

function entryOf(row: Json, record: number, { products: allProducts, ingredients: allIngredients }: About): Entry {
  const number = textIn(row['noc_number']);
  const date = dateIn(textIn(row['noc_date']) ?? '');
  if (number === undefined || !('noc_manufacturer_name' in row)) {
    return refusedRecord('no-notice', 'La ligne n’est pas un avis; elle en complète un autre.', 'The row is no notice; it completes another.', { record });
  }
  const manufacturer = lineIn(row['noc_manufacturer_name']);
  const therapeuticClass = lineIn(row['noc_therapeutic_class']);
  const rows = [row, ...(allProducts.get(number) ?? [])];
  const products = distinct(rows.map((one) => lineIn(one['noc_br_brandname'])));
  const ingredients = distinct((allIngredients.get(number) ?? []).map((one) => lineIn(one['noc_pi_medic_ingr_name'])));
  const named = products.length > 0 ? products.join(', ') : therapeuticClass;
  return noticeEntry({
    ...blankNotice(/^(?:y|yes|1|true|o|oui)$/i.test(textIn(row['noc_status_with_conditions']) ?? '') ? 'noc-c' : 'noc', number, [named, manufacturer].filter((text) => text !== undefined).join(' – ')),
    summary: [lineIn(row['noc_reason_submission']), lineIn(row['noc_reason_supplement'])].filter((text) => text !== undefined).join('\n') || undefined,
    issuer: manufacturer,
    categories: [therapeuticClass, lineIn(row['noc_product_type']), lineIn(row['noc_submission_class']), lineIn(row['noc_on_submission_type'])].filter((text) => text !== undefined),
    products,
    productIds: distinct(rows.map((one) => dinIn(one['noc_br_din']))).map((value) => ({ system: 'DIN', value })),
    ...(ingredients.length > 0 && { ingredients }),
    publishedOn: date,
    updatedOn: dateIn(textIn(row['noc_last_update_date']) ?? ''),
    flags: date === undefined ? ['no-date'] : [],
  });
}

/** Eight digits, of which tables of numbers lose the first zeros. */
function dinIn(said: unknown): string | undefined {
  const digits = /^\d{1,8}$/.exec(lineIn(said) ?? '')?.[0];
  return digits && Number(digits) > 0 ? digits.padStart(8, '0') : undefined;
}

/** In an order of their own: tables come in any. */
const distinct = (values: (string | undefined)[]): string[] => [...new Set(values.filter((value) => value !== undefined))].sort();
