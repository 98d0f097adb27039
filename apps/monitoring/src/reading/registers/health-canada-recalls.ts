import { refusedRecord, type Entry } from '../../records/entry.js';
import { dateIn } from '../../records/partial-date.js';
import type { Reader } from '../document.js';
import { addressIn } from '../feeds/addresses.js';
import { isObject, textIn, type Json } from '../json-values.js';
import { jsonOf, notThis } from '../page.js';
import { oneLine, plainText } from '../plain-text.js';
import { blankNotice, noticeEntry, recallClassOf } from './notice.js';

const SITE = 'https://recalls-rappels.canada.ca/';

/** Names of the columns in the English file, and those to be expected in the French one. */
const COLUMNS = {
  title: ['Title', 'Titre'],
  url: ['URL'],
  organization: ['Organization', 'Organisation', 'Organisme'],
  product: ['Product', 'Produit'],
  issue: ['Issue', 'Problème'],
  advice: ['What you should do', 'Ce que vous devriez faire', 'Ce que vous devez faire'],
  category: ['Category', 'Catégorie'],
  recallClass: ['Recall class', 'Classe de rappel', 'Catégorie de rappel'],
  updated: ['Last updated', 'Dernière mise à jour'],
  archived: ['Archived', 'Archivé'],
};

/**
 * Health Canada's and the CFIA's recalls, the whole list in one file. It says when a notice was last changed and
 * never when it was published; lots and DINs stand on the notice's page only.
 */
export const readRecalls: Reader = (document) => {
  const json = jsonOf(document);
  if ('refusal' in json) return [json];
  if (!Array.isArray(json.value)) return [notThis('Santé Canada')];
  return json.value.map((row: unknown, at) => (isObject(row) ? entryOf(row, at + 1) : noNumber(at + 1)));
};

function entryOf(row: Json, record: number): Entry {
  const nid = textIn(row['NID']);
  if (nid === undefined) return noNumber(record);
  const said = (column: keyof typeof COLUMNS): string => plainText(textIn(COLUMNS[column].map((name) => row[name]).find((value) => value !== undefined)) ?? '');
  const url = addressIn(textIn(row['URL']), [SITE]);
  const product = oneLine(said('product'));
  const summary = [said('issue'), said('advice')].filter((text) => text !== '').join('\n');
  const updatedOn = dateIn(said('updated'));
  return noticeEntry({
    ...blankNotice('recall', nid, oneLine(said('title'))),
    url,
    summary: summary || undefined,
    language: /\/fr(?:\/|$)/.test(url ?? '') ? 'fr' : /\/en(?:\/|$)/.test(url ?? '') ? 'en' : undefined,
    issuer: oneLine(said('organization')) || undefined,
    categories: [oneLine(said('category'))].filter((text) => text !== ''),
    products: product === '' ? [] : [product],
    recallClass: recallClassOf(said('recallClass')),
    updatedOn,
    flags: [...(/^(?:1|true|yes|oui)$/i.test(said('archived')) ? ['archived'] : []), ...(updatedOn === undefined ? ['no-date'] : [])],
  });
}

const noNumber = (record: number): Entry => refusedRecord('no-id', 'L’avis n’a pas de numéro (NID).', 'The notice has no number (NID).', { record });

