import type { SourceKind } from '../../src/sources/source-kinds.js';
import type { PubmedRecord } from '../protocols/pubmed.js';
import type { Titled } from './watched.js';

type Json = Record<string, any>;

const in_ = (name: string): Titled<Json> => ({ of: (record) => record[name] ?? '', put: (record, title) => ({ ...record, [name]: title }) });

/** Where the kinds of source that answer in JSON have their titles. */
export const titleIn = {
  europepmc: in_('title'),
  openalex: in_('title'),
  openfda: in_('product_description'),
  dpd: in_('brand_name'),
  noc: in_('noc_therapeutic_class'),
  'hc-recalls': in_('Title'),
  crossref: { of: ({ title }) => title?.[0] ?? '', put: (record, title) => ({ ...record, title: [title] }) },
  clinicaltrials: {
    of: ({ protocolSection }) => protocolSection.identificationModule.briefTitle,
    put: (study, briefTitle) => ({ ...study, protocolSection: { ...study.protocolSection, identificationModule: { ...study.protocolSection.identificationModule, briefTitle } } }),
  },
} satisfies Partial<Record<SourceKind, Titled<Json>>>;

const ARTICLE_TITLE = /(<ArticleTitle[^>]*>)([\s\S]*?)(<\/ArticleTitle>)/;

export const titleInPubmed: Titled<PubmedRecord> = {
  of: ({ xml }) => ARTICLE_TITLE.exec(xml)?.[2] ?? '',
  put: ({ xml, ...more }, title) => ({ ...more, xml: xml.replace(ARTICLE_TITLE, (_, open: string, _before, close: string) => open + title + close) }),
};
