import { createHash } from 'node:crypto';
import type { Notice } from '../../records/notice.js';
import { dateIn, type PartialDate } from '../../records/partial-date.js';
import { objectIn, objectsIn, textIn, textsIn, type Json } from '../json-values.js';
import { oneLine, plainText } from '../plain-text.js';
import { blankNotice, recallClassOf } from './notice.js';

/** A product's description may be a page long; a title is what a list shows. */
const TITLE_MAX = 200;

/** A recall of drugs, devices or food. */
export function recallOf(record: Json): Notice {
  const description = plainText(textIn(record['product_description']) ?? '');
  // Older reports write the number into the description only.
  const number = textIn(record['recall_number']) ?? /\bRecall\s*#\s*([A-Z]-\d{3,4}-\d{2,4})/.exec(description)?.[1];
  const reason = plainText(textIn(record['reason_for_recall']) ?? '');
  const reportedOn = dayOf(record['report_date']);
  return {
    ...blankNotice('recall', number ?? `sha256:${createHash('sha256').update([description, textIn(record['code_info']), reason].join('\u001f')).digest('hex')}`, shortened(oneLine(description))),
    summary: [reason, description].filter((text) => text !== '').join('\n'),
    language: 'en',
    issuer: oneLine(plainText(textIn(record['recalling_firm']) ?? '')) || undefined,
    categories: textsIn([record['product_type'], record['status']]),
    products: textsIn(objectIn(record['openfda'])['brand_name'] ?? []),
    productIds: ndcsOf(record, description),
    recallClass: recallClassOf(textIn(record['classification'])),
    publishedOn: reportedOn ?? dayOf(record['recall_initiation_date']),
    updatedOn: dayOf(record['termination_date']),
    flags: number === undefined ? ['no-id'] : [],
  };
}

function ndcsOf(record: Json, description: string): Notice['productIds'] {
  const named = textsIn(objectIn(record['openfda'])['package_ndc'] ?? objectIn(record['openfda'])['product_ndc'] ?? []);
  const written = [...description.matchAll(/\bNDC\s*#?:?\s*(\d{4,5}-\d{3,4}(?:-\d{1,2})?)/g)].map((match) => match[1]!);
  return [...new Set([...named, ...written])].map((value) => ({ system: 'NDC', value }));
}

/** A safety report. It is about a person: of the patient nothing is kept but the reactions. */
export function reportOf(record: Json): Notice {
  const patient = objectIn(record['patient']);
  const drugs = objectsIn(patient['drug']);
  const suspected = names(drugs.filter((drug) => String(drug['drugcharacterization']) === '1'));
  const reactions = [...new Set(objectsIn(patient['reaction']).flatMap(({ reactionmeddrapt }) => textsIn(reactionmeddrapt)))];
  const dates = [dayOf(record['receivedate']), dayOf(record['receiptdate'])].filter((date) => date !== undefined).sort();
  const products = suspected.length > 0 ? suspected : names(drugs);
  return {
    ...blankNotice('safety-report', textIn(record['safetyreportid']) ?? '', shortened([products.slice(0, 3).join(', '), reactions.slice(0, 3).join(', ')].filter((text) => text !== '').join(' – '))),
    summary: reactions.join('\n') || undefined,
    language: 'en',
    issuer: textIn(objectIn(record['sender'])['senderorganization']),
    categories: String(record['serious']) === '1' ? ['serious'] : [],
    products,
    publishedOn: dates[0],
    updatedOn: dates.at(-1),
  };
}

const names = (drugs: Json[]): string[] => [...new Set(drugs.flatMap(({ medicinalproduct }) => textsIn(medicinalproduct)))];
const shortened = (text: string): string => (text.length <= TITLE_MAX ? text : `${text.slice(0, TITLE_MAX - 1).replace(/\s+\S*$/, '')}…`);

/** `20120613`, and `06/13/2012` in the weekly reports. */
export function dayOf(value: unknown): PartialDate | undefined {
  const text = textIn(value) ?? '';
  const american = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return dateIn(american === null ? text : `${american[3]}-${american[1]}-${american[2]}`);
}
