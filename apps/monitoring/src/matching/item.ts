/** What strategies are held against: the words of a record, by the field that they stand in. Any of them may be empty. */
export interface Item {
  title: string;
  abstract: string;
  /** A heading each, with its qualifier where it has one: `Asthma/drug therapy`. */
  mesh: string[];
  authors: string[];
  affiliations: string[];
  journal: string;
  types: string[];
}
