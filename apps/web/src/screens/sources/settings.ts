import type { SourceKind } from '../../data/sources.js';

/** What each kind of source wants to know. The address is that of the source itself where nothing is said. */
const SETTINGS = {
  pubmed: ['query', 'dateType', 'email', 'url', 'perSecond'],
  europepmc: ['query', 'email', 'url', 'perSecond'],
  crossref: ['query', 'filter', 'email', 'url', 'perSecond'],
  openalex: ['query', 'filter', 'dateFilter', 'lookBackDays', 'email', 'url', 'perSecond'],
  clinicaltrials: ['query', 'location', 'url', 'perSecond'],
  openfda: ['endpoint', 'query', 'lookBackDays', 'url', 'perSecond'],
  'hc-recalls': ['url', 'perSecond'],
  dpd: ['products', 'language', 'url', 'perSecond'],
  noc: ['language', 'url', 'perSecond'],
  feed: ['url', 'perSecond'],
  'page-watch': ['url', 'selector', 'perSecond'],
} as const satisfies Record<SourceKind, readonly string[]>;

export type SettingName = (typeof SETTINGS)[SourceKind][number];

export const settingsOf = (kind: SourceKind): readonly SettingName[] => SETTINGS[kind];

/** Nobody can guess these. */
export const isRequired = (kind: SourceKind, name: SettingName): boolean => (['feed', 'page-watch'].includes(kind) && name === 'url') || name === 'selector';

const CHOICES: Partial<Record<SettingName, string[]>> = {
  dateType: ['edat', 'mdat', 'crdt'],
  dateFilter: ['publication_date', 'created_date', 'updated_date'],
  endpoint: ['drug/enforcement', 'device/enforcement', 'food/enforcement'],
  language: ['fr', 'en'],
};

export const choicesOf = (name: SettingName): string[] | undefined => CHOICES[name];

const LONG: readonly SettingName[] = ['query', 'products'];
export const isLong = (name: SettingName): boolean => LONG.includes(name);
