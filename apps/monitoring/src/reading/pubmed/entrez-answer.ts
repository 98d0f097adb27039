/** What esearch and epost answer. */
export interface EntrezAnswer {
  /** How many records the search has found, which may be more than are named. */
  count?: number;
  ids: string[];
  /** Where NCBI keeps the result for the next call. */
  webEnv?: string;
  queryKey?: string;
  /** How NCBI has understood the search. */
  translation?: string;
  /** Why there is no result, in NCBI's words: it says so with HTTP 200. */
  failures: string[];
  /** Phrases and fields that the search asks for and PubMed does not know. */
  notFound: string[];
  warnings: string[];
}

export const blankAnswer = (): EntrezAnswer => ({ ids: [], failures: [], notFound: [], warnings: [] });
