import type { Orcid } from './orcid.js';
import type { PartialDate } from './partial-date.js';

/** What a registry says of one clinical trial, in the suite's own words. */
export interface Trial {
  /** `NCT` and eight digits. */
  nctId: string;
  /** Numbers that sponsors, funders and other registries gave it. */
  otherIds: string[];
  title: string;
  officialTitle?: string;
  acronym?: string;
  /** In the registry's words: `RECRUITING`, `COMPLETED`, `WITHHELD`… Absent where the registry says nothing. */
  status?: string;
  whyStopped?: string;
  /** `INTERVENTIONAL`, `OBSERVATIONAL`, `EXPANDED_ACCESS`. */
  studyType?: string;
  /** `EARLY_PHASE1`, `PHASE1` to `PHASE4`, `NA`. */
  phases: string[];
  conditions: string[];
  keywords: string[];
  interventions: { kind?: string; name: string }[];
  summary?: string;
  sponsor?: string;
  collaborators: string[];
  investigators: Investigator[];
  sites: Site[];
  enrollment?: number;
  startOn?: PartialDate;
  primaryCompletionOn?: PartialDate;
  completionOn?: PartialDate;
  firstPostedOn?: PartialDate;
  updatedOn?: PartialDate;
  resultsPostedOn?: PartialDate;
  hasResults: boolean;
  mesh: { code?: string; name: string }[];
  /** PMIDs of works that the registry names as about this trial. */
  references: { pmid?: string; kind?: string; citation?: string }[];
  links: string[];
}

export interface Investigator {
  name: string;
  role?: string;
  affiliation?: string;
  orcid?: Orcid;
}

export interface Site {
  facility?: string;
  status?: string;
  city?: string;
  /** As the registry writes it; `inQuebec` reads it. */
  state?: string;
  zip?: string;
  country?: string;
}

/** Whether a site lies in Québec, however the registry spells it. */
export const inQuebec = ({ state, country }: Site): boolean =>
  /^canada$/i.test(country?.trim() ?? '') && /^(quebec|qc|pq)$/.test((state ?? '').trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
