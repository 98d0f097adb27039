import type { Adapter } from './adapter.js';
import { clinicaltrials } from './clinicaltrials.js';
import { crossref } from './crossref.js';
import { dpd } from './dpd.js';
import { europepmc } from './europepmc.js';
import { feed } from './feed.js';
import { hcRecalls } from './hc-recalls.js';
import { noc } from './noc.js';
import { openalex } from './openalex.js';
import { openfda } from './openfda.js';
import { pageWatch } from './page-watch.js';
import { pubmed } from './pubmed.js';

/** Each kind of source, and how it is asked. */
export const adapters = {
  pubmed,
  europepmc,
  crossref,
  openalex,
  clinicaltrials,
  openfda,
  'hc-recalls': hcRecalls,
  dpd,
  noc,
  feed,
  'page-watch': pageWatch,
} satisfies Record<string, Adapter>;

export type AdapterKind = keyof typeof adapters;
