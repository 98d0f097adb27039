import { gunzipSync } from 'node:zlib';
import { sharedBytes, sharedFiles } from '../shared-data.js';
import type { PubmedRecord } from './pubmed.js';
import type { Records } from './serve.js';

/** Records of real sources, from the files that the project does not own: only where `hasSharedData`. */
const value = (file: string) => JSON.parse(sharedBytes(file).toString()) as any;
const keyed = <R>(records: R[], key: (record: R) => unknown): Records<R> => new Map(records.map((record) => [String(key(record)), record]));

const ARTICLES = /<PubmedArticle>[\s\S]*?<\/PubmedArticle>/g;

export function realPubmed(): Records<PubmedRecord> {
  const text = sharedBytes('pubmed/efetch-set/efetch.xml').toString();
  const articles = [...text.matchAll(ARTICLES)].map(([xml]) => ({ xml }));
  return keyed(articles, ({ xml }) => /<PMID[^>]*>(\d+)</.exec(xml)![1]);
}

export const realEuropepmc = (): Records => keyed(value('europepmc/search_cancer_core.json').resultList.result as Record<string, unknown>[], ({ id }) => id);

export const realCrossref = (): Records => keyed(value('crossref/rcrossref-cr_works-2.json').message.items as Record<string, unknown>[], ({ DOI }) => DOI);

/** Whole works alone: other files of the folder are extracts, or authors and institutions. */
export function realOpenalex(): Records {
  const files = sharedFiles('openalex/snapshot/works').filter((file) => file.endsWith('.gz'));
  const snapshot = files.flatMap((file) => gunzipSync(sharedBytes(file)).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>));
  return keyed([value('openalex/W2741809807.json') as Record<string, unknown>, ...snapshot], ({ id }) => id);
}

export const realTrials = (): Records => keyed(sharedFiles('clinicaltrials-gov').map(value) as Record<string, any>[], (study) => study.protocolSection.identificationModule.nctId);

/** FDA's own enforcement reports, with the names and dates that openFDA gives them. */
export function realEnforcement(): Records {
  const reports = sharedBytes('openfda/res/ucm308307.json').toString().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, string>);
  const named = reports.map((report) =>
    Object.fromEntries(Object.entries(report).map(([name, said]) => [name.replaceAll('-', '_'), /^\d\d\/\d\d\/\d{4}$/.test(said) ? said.replace(/(\d\d)\/(\d\d)\/(\d{4})/, '$3$1$2') : said])),
  );
  return keyed(named as Record<string, unknown>[], ({ recall_number, product_description }) => recall_number ?? product_description);
}

export const realFeed = (name: string): Buffer => sharedBytes(`feeds/real/${name}`);

/** Products of Health Canada's extract whose brand name holds a text, with the names that the interface gives their columns. */
export function realDrugs(brand: string): Records {
  const rows = sharedBytes('health-canada/dpd/drug.txt').toString().split('\n').filter(Boolean).map((line) => line.trim().slice(1, -1).split('","'));
  const named = rows.map(([code, , kind, din, brandName, descriptor, , , , updated]) => ({
    ...{ drug_code: Number(code), class_name: kind, drug_identification_number: din, brand_name: brandName, descriptor },
    last_update_date: updated,
  }));
  return keyed(named.filter(({ brand_name }) => brand_name?.includes(brand)), ({ drug_code }) => drug_code);
}

const firstArticle = (file: string): string => sharedBytes(`pubmed/${file}`).toString().match(ARTICLES)![0]!;

export const realArticle = (pmid: string): string => firstArticle(`efetch-single/${pmid}.xml`);

/** A work that PubMed says was retracted, and the same as it must have stood before. */
export function realRetracted() {
  const retracted = firstArticle('retractions/example.xml');
  const sound = retracted.replace(/<CommentsCorrections RefType="RetractionIn">[\s\S]*?<\/CommentsCorrections>/, '').replace(/<PublicationType[^>]*>Retracted Publication<\/PublicationType>/, '');
  return { pmid: '993', word: 'oleate', retracted, sound };
}
