/** What a work is known by, each in its one normal form. */
export interface Identifiers {
  /** Digits without leading zeros. */
  pmid?: string;
  /** Lower case, without resolver: `10.1000/xyz`. */
  doi?: string;
  /** `PMC` and digits. */
  pmcid?: string;
  /** The publisher's own. */
  pii?: string;
  /** `NBK` and digits. */
  bookshelf?: string;
  /** Of an author's manuscript: `NIHMS123`, `EMS54115`. */
  manuscript?: string;
}

/** Longer is no PMID yet for a century; PubMed's own field takes eight digits. */
const PMID = /^0*([1-9]\d{0,8})$/;
const PMID_SAID = /^(?:pmid:?|medline:?|https?:\/\/(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed\/|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)\s*/i;
const PMCID = /^(?:pmcid:?|https?:\/\/(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc\/articles\/|https?:\/\/pmc\.ncbi\.nlm\.nih\.gov\/articles\/)?\s*(?:pmc)?\s*0*([1-9]\d{0,8})(?:\.\d+)?\/?$/i;
const DOI_SAID = /^(?:doi\s*[:=]?\s*|info:doi\/|(?:https?:\/\/)?(?:www\.|dx\.)?doi\.org\/)+/i;
/** The prefix is digits that may have parts; what follows may hold anything that prints. */
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{C}]+$/u;
const BOOKSHELF = /^NBK\d+$/i;

/** A PubMed id, whether bare, with its name or as an address; undefined when it is none. */
export const pmidOf = (said: string): string | undefined => (BARE_PMID.test(said) ? said : takenApart(said));

const BARE_PMID = /^[1-9]\d{0,8}$/;
const takenApart = (said: string): string | undefined => PMID.exec(said.trim().replace(PMID_SAID, '').replace(/\/$/, ''))?.[1];

/** A PubMed Central id; sources leave `PMC` out now and then. */
export function pmcidOf(said: string): string | undefined {
  if (/^PMC[1-9]\d{0,8}$/.test(said)) return said;
  const digits = PMCID.exec(said.trim())?.[1];
  return digits === undefined ? undefined : `PMC${digits}`;
}

/**
 * A DOI without resolver and in lower case, since DOIs are blind to case. Trailing stops and commas come
 * from sentences, an encoded slash or bracket from addresses.
 */
export function doiOf(said: string): string | undefined {
  const text = said.trim();
  // Nearly every source gives it bare: that is told without the work of taking it apart.
  const bare = text.startsWith('10.') && !text.includes('%') ? text : decoded(text.replace(DOI_SAID, ''));
  const doi = bare.replace(/[.,;]+$/, '').toLowerCase();
  return DOI.test(doi) ? doi : undefined;
}

export const bookshelfOf = (said: string): string | undefined => (BOOKSHELF.test(said.trim()) ? said.trim().toUpperCase() : undefined);

function decoded(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
