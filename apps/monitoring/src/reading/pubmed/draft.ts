import { type Affiliation, type Author, blankCitation, type Citation, type MeshHeading, type OtherAbstract, type Reference, type Relation } from '../../records/citation.js';

/** A record of PubMed while it is being read: what is known so far, and what the elements around stand for. */
export class Draft {
  readonly citation: Citation;
  /** Where `LastName` and its like go. */
  person?: Author;
  people?: Author[];
  affiliation?: Affiliation;
  inAffiliation = false;
  date?: DateParts;
  inJournal = false;
  inBook = false;
  /** Editors and authors of the book that a chapter stands in. */
  bookAuthors: Author[] = [];
  relation?: Relation;
  reference?: Reference;
  otherAbstract?: OtherAbstract;
  heading?: MeshHeading;
  grant?: Citation['grants'][number];
  substance?: Citation['substances'][number];
  registration?: Citation['registrations'][number];
  sectionLabel = '';
  pii?: string;
  doi?: string;

  constructor(
    readonly line: number,
    readonly isBook: boolean,
  ) {
    this.citation = blankCitation(isBook ? 'book' : 'article');
    if (isBook) this.citation.book = { isbns: [], sections: [] };
    else this.citation.journal = { issns: [] };
  }
}

export interface DateParts {
  kind: string;
  year: string;
  month: string;
  day: string;
  season: string;
  words: string;
}

export type Attributes = Record<string, string>;

/** What an element of PubMed's XML means. With `text`, what stands in it is handed to `close`, on one line unless it is wanted `bare`. */
export interface Meaning {
  text?: true | 'bare';
  open?: (draft: Draft, attributes: Attributes) => void;
  close?: (draft: Draft, text: string, attributes: Attributes) => void;
}

export type Meanings = Record<string, Meaning>;
