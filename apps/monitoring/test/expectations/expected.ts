/** What a person who reads a file sees in one of its records; written by hand, before there was a reader. */
export interface Expected {
  /** Below `shared/data`. */
  file: string;
  kind: 'notice' | 'citation' | 'trial' | 'outline';
  /** Which of the records of that kind, from 0. */
  at: number;
  /** Part of the record: what is named here must be there just so. */
  says: Record<string, unknown>;
  /** Where the file is said to come from. */
  url?: string;
}
