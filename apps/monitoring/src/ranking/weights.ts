/** What a term of a signal is worth to whoever triages. */
export interface TermWeight {
  term: string;
  /** Of the triaged signals that carry it, so many were kept… */
  kept: number;
  /** …of so many. */
  of: number;
  /** By how much it moves the logarithm of the odds that a signal is kept, in thousandths. */
  weight: number;
}

/** A term says nothing before it has been seen so often. */
const SEEN_AT_LEAST = 3;
/** As if each term had been seen so often more, and then kept as often as all are: what is rare says little. */
const DOUBT = 8;
/** What differs less from what all are, in standard deviations, is taken for chance. */
const UNLIKE_AT_LEAST = 2;

/**
 * Naive Bayes, told by its terms: how much more, or less, is kept of what carries the term than of everything.
 * @param rate the share that is kept of everything, not 0 or 1
 */
export function weightOf(kept: number, of: number, rate: number): number {
  if (of < SEEN_AT_LEAST || Math.abs(kept - of * rate) < UNLIKE_AT_LEAST * Math.sqrt(of * rate * (1 - rate))) return 0;
  return Math.round(1_000 * (logit((kept + DOUBT * rate) / (of + DOUBT)) - logit(rate)));
}

const logit = (share: number): number => Math.log(share / (1 - share));
