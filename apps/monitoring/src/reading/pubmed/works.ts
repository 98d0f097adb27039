import type { Draft, Meanings } from './draft.js';

/** The work itself: its title, abstracts, journal or book. */
export const works: Meanings = {
  ArticleTitle: { text: true, close: ({ citation, isBook }, text) => void ((citation.title = text), isBook && text && (citation.kind = 'chapter')) },
  VernacularTitle: { text: true, close: ({ citation }, text) => void (text && (citation.vernacularTitle = text)) },
  Language: { text: true, close: ({ citation }, text) => void (text && citation.languages.push(text.toLowerCase())) },
  OtherAbstract: {
    open: (draft, { Language, Type }) => void (draft.otherAbstract = { language: Language, kind: Type, sections: [] }),
    close: (draft) => {
      if (draft.otherAbstract && draft.otherAbstract.sections.length > 0) draft.citation.otherAbstracts.push(draft.otherAbstract);
      draft.otherAbstract = undefined;
    },
  },
  AbstractText: {
    text: true,
    close: ({ citation, otherAbstract }, text, { Label, NlmCategory }) => {
      if (text !== '') (otherAbstract?.sections ?? citation.abstract).push({ label: Label || undefined, category: NlmCategory || undefined, text });
    },
  },
  CopyrightInformation: { text: true, close: ({ citation, otherAbstract }, text) => void (!otherAbstract && text && (citation.copyright = text)) },
  Journal: { open: (draft) => void (draft.inJournal = true), close: (draft) => void (draft.inJournal = false) },
  // A list of references may have a title too.
  Title: { text: true, close: ({ citation, inJournal }, text) => void (inJournal && citation.journal && text && (citation.journal.title = text)) },
  ISOAbbreviation: { text: true, close: ({ citation }, text) => void (citation.journal && text && (citation.journal.abbreviation = text)) },
  MedlineTA: { text: true, close: ({ citation }, text) => void (citation.journal && text && (citation.journal.abbreviation ??= text)) },
  NlmUniqueID: { text: true, close: ({ citation }, text) => void (citation.journal && text && (citation.journal.nlmId = text)) },
  ISSN: { text: true, close: issn },
  ISSNLinking: { text: true, close: issn },
  Country: { text: true, close: country },
  Volume: { text: true, close: ({ citation }, text) => void (text && (citation.volume = text)) },
  Issue: { text: true, close: ({ citation }, text) => void (text && (citation.issue = text)) },
  StartPage: { text: true, close: ({ citation }, text) => void (text && (citation.pages = text)) },
  EndPage: { text: true, close: ({ citation }, text) => void (text && citation.pages !== text && (citation.pages = [citation.pages, text].filter(Boolean).join('-'))) },
  // Shorter than the two before it, and what people know.
  MedlinePgn: { text: true, close: ({ citation }, text) => void (text && (citation.pages = text)) },
  PublicationStatus: { text: true, close: ({ citation }, text) => void (text && (citation.publicationStatus = text)) },
  Book: { open: (draft) => void (draft.inBook = true), close: (draft) => void (draft.inBook = false) },
  BookTitle: { text: true, close: ({ citation }, text) => void (citation.book && text && (citation.book.title = text)) },
  CollectionTitle: { text: true, close: ({ citation }, text) => void (citation.book && text && (citation.book.collection = text)) },
  Edition: { text: true, close: ({ citation }, text) => void (citation.book && text && (citation.book.edition = text)) },
  PublisherName: { text: true, close: ({ citation }, text) => void (citation.book && text && (citation.book.publisher = text)) },
  PublisherLocation: { text: true, close: ({ citation }, text) => void (citation.book && text && (citation.book.place = text)) },
  Isbn: { text: true, close: ({ citation }, text) => void (text && citation.book?.isbns.push(text.replaceAll('-', ''))) },
  LocationLabel: { text: true, close: (draft, text) => void (draft.sectionLabel = text) },
  SectionTitle: {
    text: true,
    close: (draft, text) => {
      const section = [draft.sectionLabel, text].filter(Boolean).join(' ');
      if (section !== '') draft.citation.book?.sections.push(section);
      draft.sectionLabel = '';
    },
  },
};

function issn({ citation: { journal } }: Draft, text: string): void {
  if (journal && text !== '' && !journal.issns.includes(text)) journal.issns.push(text);
}

function country({ citation, grant }: Draft, text: string): void {
  if (text === '') return;
  if (grant) grant.country = text;
  else if (citation.journal) citation.journal.country = text;
}
