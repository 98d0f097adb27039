import type { Orcid } from './orcid.js';
import type { PartialDate } from './partial-date.js';
import type { Identifiers } from './identifiers.js';

/** What one source says of one work, in the suite's own words. Joining several of them gives a publication. */
export interface Citation {
  kind: CitationKind;
  identifiers: Identifiers;
  /** `PMID Version`; absent is 1. */
  version?: number;
  /** How far the source has come with it: MEDLINE, In-Process, Publisher, PubMed-not-MEDLINE… */
  status?: string;
  publicationStatus?: string;
  title: string;
  /** The title in the language of the work, where `title` is its translation. */
  vernacularTitle?: string;
  /** As the source codes them (MEDLINE: `eng`, `fre`). */
  languages: string[];
  abstract: AbstractSection[];
  otherAbstracts: OtherAbstract[];
  copyright?: string;
  authors: Author[];
  /** False where the source says that it left some out. */
  authorsComplete: boolean;
  editors: Author[];
  /** Members of a collective author. */
  investigators: Author[];
  /** People that the work is about. */
  subjects: Author[];
  journal?: Journal;
  book?: Book;
  volume?: string;
  issue?: string;
  pages?: string;
  publishedOn?: PartialDate;
  /** The date in the source's words, where it says more than `publishedOn` can: `1998 Dec-1999 Jan`, `2020 Spring`. */
  publishedAs?: string;
  electronicOn?: PartialDate;
  completedOn?: PartialDate;
  revisedOn?: PartialDate;
  history: { status: string; on: PartialDate }[];
  types: Coded[];
  mesh: MeshHeading[];
  supplementaryMesh: (Coded & { kind?: string })[];
  substances: (Coded & { registryNumber?: string })[];
  keywords: { text: string; major: boolean }[];
  genes: string[];
  /** Trials and data sets that the work names: ClinicalTrials.gov → NCT numbers. */
  registrations: { bank: string; numbers: string[] }[];
  grants: { number?: string; acronym?: string; agency?: string; country?: string }[];
  relations: Relation[];
  references: Reference[];
  conflictOfInterest?: string;
  notes: string[];
  links: string[];
}

export type CitationKind = 'article' | 'preprint' | 'book' | 'chapter' | 'thesis' | 'report' | 'conference' | 'patent' | 'other';

/** One paragraph of an abstract; structured ones have several. */
export interface AbstractSection {
  /** In the author's words: `BACKGROUND`, `Contexte`. */
  label?: string;
  /** In NLM's words: `BACKGROUND`, `OBJECTIVE`, `METHODS`, `RESULTS`, `CONCLUSIONS`, `UNASSIGNED`. */
  category?: string;
  text: string;
}

export interface OtherAbstract {
  language?: string;
  kind?: string;
  sections: AbstractSection[];
}

/** A person or a group that signs together; exactly one of `familyName` and `collectiveName` is there. */
export interface Author {
  familyName?: string;
  givenName?: string;
  initials?: string;
  suffix?: string;
  collectiveName?: string;
  orcid?: Orcid;
  affiliations: Affiliation[];
  equalContribution?: boolean;
}

export interface Affiliation {
  text: string;
  identifiers: { system: string; value: string }[];
}

export interface Journal {
  title?: string;
  abbreviation?: string;
  issns: string[];
  nlmId?: string;
  country?: string;
}

export interface Book {
  title?: string;
  collection?: string;
  edition?: string;
  publisher?: string;
  place?: string;
  isbns: string[];
  sections: string[];
}

export interface Coded {
  code?: string;
  name: string;
}

export interface MeshHeading extends Coded {
  major: boolean;
  qualifiers: (Coded & { major: boolean })[];
}

/** How another work stands to this one; the words are PubMed's, whatever the source. */
export interface Relation {
  kind: string;
  citation?: string;
  pmid?: string;
  doi?: string;
  note?: string;
}

export interface Reference {
  citation?: string;
  pmid?: string;
  doi?: string;
  pmcid?: string;
}

/** A record about which nothing is known yet. */
export const blankCitation = (kind: CitationKind = 'article'): Citation => ({
  kind,
  identifiers: {},
  version: undefined,
  status: undefined,
  publicationStatus: undefined,
  title: '',
  vernacularTitle: undefined,
  languages: [],
  abstract: [],
  otherAbstracts: [],
  copyright: undefined,
  authors: [],
  authorsComplete: true,
  editors: [],
  investigators: [],
  subjects: [],
  journal: undefined,
  book: undefined,
  volume: undefined,
  issue: undefined,
  pages: undefined,
  publishedOn: undefined,
  publishedAs: undefined,
  electronicOn: undefined,
  completedOn: undefined,
  revisedOn: undefined,
  history: [],
  types: [],
  mesh: [],
  supplementaryMesh: [],
  substances: [],
  keywords: [],
  genes: [],
  registrations: [],
  grants: [],
  relations: [],
  references: [],
  conflictOfInterest: undefined,
  notes: [],
  links: [],
});
