/** What a source speaks; each has its adapter. */
export const sourceKinds = [
  'pubmed',
  'europepmc',
  'crossref',
  'openalex',
  'clinicaltrials',
  'openfda',
  'hc-recalls',
  'dpd',
  'noc',
  'feed',
  'page-watch',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const healths = ['new', 'ok', 'waiting', 'failing', 'gone'] as const;
/** `waiting`: the source itself has asked for a pause. */
export type Health = (typeof healths)[number];
