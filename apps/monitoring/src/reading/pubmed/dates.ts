import { dateIn, partialDate } from '../../records/partial-date.js';
import type { DateParts, Draft, Meaning, Meanings } from './draft.js';

/** The dates of a record; `Year`, `Month` and `Day` belong to whichever of them is open. */
export const dates: Meanings = {
  PubDate: {
    open: (draft) => void (draft.date = blank('')),
    close: (draft) => {
      const { date, citation } = draft;
      draft.date = undefined;
      if (!date) return;
      const words = date.words || (date.season && `${date.year} ${date.season}`);
      citation.publishedOn = words ? dateIn(words) : partialDate(date.year, date.month, date.day);
      if (words) citation.publishedAs = words;
    },
  },
  ArticleDate: date((draft, date) => (draft.citation.electronicOn ??= on(date))),
  DateCompleted: date((draft, date) => (draft.citation.completedOn = on(date))),
  DateRevised: date((draft, date) => (draft.citation.revisedOn = on(date))),
  ContributionDate: date((draft, date) => remember(draft, 'contributed', date)),
  PubMedPubDate: date((draft, date) => remember(draft, date.kind, date)),
  Year: { text: 'bare', close: (draft, text) => void (draft.date && (draft.date.year = text)) },
  Month: { text: 'bare', close: (draft, text) => void (draft.date && (draft.date.month = text)) },
  Day: { text: 'bare', close: (draft, text) => void (draft.date && (draft.date.day = text)) },
  Season: { text: true, close: (draft, text) => void (draft.date && (draft.date.season = text)) },
  MedlineDate: { text: true, close: (draft, text) => void (draft.date && (draft.date.words = text)) },
};

function date(take: (draft: Draft, date: DateParts) => void): Meaning {
  return {
    open: (draft, { PubStatus = '' }) => void (draft.date = blank(PubStatus)),
    close: (draft) => {
      if (draft.date) take(draft, draft.date);
      draft.date = undefined;
    },
  };
}

const blank = (kind: string): DateParts => ({ kind, year: '', month: '', day: '', season: '', words: '' });
const on = ({ year, month, day }: DateParts) => partialDate(year, month, day);

function remember(draft: Draft, status: string, date: DateParts): void {
  const known = on(date);
  if (known !== undefined) draft.citation.history.push({ status, on: known });
}
