import type { Notice } from '../../records/notice.js';
import { objectIn, objectsIn, textIn, textsIn, type Json } from '../json-values.js';
import { oneLine, plainText } from '../plain-text.js';
import { blankNotice } from './notice.js';
import { dayOf } from './openfda-safety.js';

/** The label of a product; a new version keeps its set's id. */
export function labelOf(record: Json): Notice {
  const { brand_name: brand, generic_name: generic, manufacturer_name: manufacturer, product_ndc: ndc, application_number: application } = objectIn(record['openfda']);
  const products = textsIn(brand ?? []);
  const indications = plainText(textsIn(record['indications_and_usage'] ?? []).join('\n'));
  return {
    ...blankNotice('register', textIn(record['set_id'])!, titleOf(products, textsIn(generic ?? []), textIn(record['set_id'])!)),
    summary: indications || undefined,
    language: 'en',
    issuer: textsIn(manufacturer ?? [])[0],
    categories: ['label'],
    products,
    productIds: [...ids('NDC', ndc), ...ids('application', application)],
    updatedOn: dayOf(record['effective_time']),
  };
}

/** An application with its submissions; what was last decided is its news. */
export function applicationOf(record: Json): Notice {
  const number = textIn(record['application_number']) ?? '';
  const rows = objectsIn(record['products']);
  const products = [...new Set(rows.flatMap(({ brand_name: brand }) => textsIn(brand)))];
  const submissions = objectsIn(record['submissions']);
  const dates = submissions.map((submission) => dayOf(submission['submission_status_date'])).filter((date) => date !== undefined).sort();
  const last = submissions.find((submission) => dayOf(submission['submission_status_date']) === dates.at(-1));
  const substances = rows.flatMap((row) => objectsIn(row['active_ingredients'])).flatMap(({ name }) => textsIn(name));
  return {
    ...blankNotice('register', number, titleOf(products, substances, number)),
    summary: last === undefined ? undefined : textsIn([last['submission_type'], last['submission_number'], last['submission_status'], last['submission_class_code_description']]).join(' '),
    language: 'en',
    issuer: textIn(record['sponsor_name']),
    categories: ['application'],
    products,
    productIds: ids('application', number),
    publishedOn: dates[0],
    updatedOn: dates.at(-1),
  };
}

/** A product in the National Drug Code directory. */
export function ndcOf(record: Json): Notice {
  const ndc = textIn(record['product_ndc'])!;
  const products = textsIn(record['brand_name'] ?? []);
  return {
    ...blankNotice('register', ndc, titleOf(products, textsIn(record['generic_name'] ?? []), ndc)),
    language: 'en',
    issuer: textIn(record['labeler_name']),
    categories: textsIn([record['product_type'], record['marketing_category']]),
    products,
    productIds: [...ids('NDC', ndc), ...ids('application', record['application_number'])],
    publishedOn: dayOf(record['marketing_start_date']),
    updatedOn: dayOf(record['marketing_end_date']),
  };
}

function titleOf(brands: string[], generics: string[], otherwise: string): string {
  const brand = brands[0];
  const generic = [...new Set(generics)].slice(0, 3).join(', ');
  if (brand === undefined) return oneLine(generic) || otherwise;
  return oneLine(generic === '' || generic.toLowerCase() === brand.toLowerCase() ? brand : `${brand} (${generic})`);
}

const ids = (system: string, values: unknown): Notice['productIds'] => textsIn(values ?? []).map((value) => ({ system, value }));
