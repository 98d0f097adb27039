import type { PartialDate } from './partial-date.js';

/** What a regulator, an agency or any feed has published: a recall, an authorization, a decision, an item of news. */
export interface Notice {
  kind: NoticeKind;
  /** What the source itself knows it by, within that source: a guid, an NID, a recall number, a notice's number. */
  externalId: string;
  url?: string;
  /** Plain text. */
  title: string;
  /** Plain text, paragraphs apart by a line break. */
  summary?: string;
  /** `fr`, `en`, or what else the source says. */
  language?: string;
  authors: string[];
  /** Who publishes: a department, a company, an organization. */
  issuer?: string;
  categories: string[];
  /** What it is about, as the source names it. */
  products: string[];
  /** What acts in them, where the source says it. */
  ingredients?: string[];
  /** DIN, NPN, device licence, NDC… where the source gives them. */
  productIds: { system: string; value: string }[];
  /** Of a recall, in one scale: 1 is the gravest. Absent where the source gives none. */
  recallClass?: 1 | 2 | 3;
  publishedOn?: PartialDate;
  /** The moment, where the source says it: UTC, ISO 8601. */
  publishedAt?: string;
  updatedOn?: PartialDate;
  updatedAt?: string;
  /** What the reader had to mend: `future-date`, `no-id`, `no-date`, `mislabelled-charset`, `duplicate-id`… */
  flags: string[];
}

export type NoticeKind =
  | 'recall'
  /** Notice of compliance. */
  | 'noc'
  /** Notice of compliance with conditions. */
  | 'noc-c'
  /** A product in a register, its status or label. */
  | 'register'
  | 'shortage'
  | 'safety-report'
  | 'page-change'
  | 'news';
