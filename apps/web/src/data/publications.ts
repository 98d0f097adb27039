import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import { orHere, textHere } from './device.js';

export type Publication = Schemas['PublicationView'];

/** Of what the sources say together, what its page shows. */
export interface Work {
  vernacularTitle?: string;
  languages: string[];
  abstract: AbstractSection[];
  otherAbstracts: { language?: string; sections: AbstractSection[] }[];
  authors: Author[];
  authorsComplete: boolean;
  journal?: { title?: string; abbreviation?: string };
  book?: { title?: string; publisher?: string };
  volume?: string;
  issue?: string;
  pages?: string;
  publishedOn?: string;
  electronicOn?: string;
  revisedOn?: string;
  types: { name: string }[];
  mesh: { name: string; major: boolean }[];
  keywords: { text: string }[];
  registrations: { bank: string; numbers: string[] }[];
  relations: { kind: string; citation?: string; pmid?: string; doi?: string }[];
  conflictOfInterest?: string;
}

export interface AbstractSection {
  label?: string;
  text: string;
}

export interface Author {
  familyName?: string;
  givenName?: string;
  initials?: string;
  suffix?: string;
  collectiveName?: string;
  orcid?: string;
  affiliations: { text: string }[];
}

export const workOf = ({ record }: Publication): Work => record as unknown as Work;

/** Which kinds of source each field comes from. */
export const provenanceOf = ({ provenance }: Publication): Partial<Record<keyof Work | 'title' | 'identifiers', string[]>> => provenance as Record<string, string[]>;

export const authorName = ({ familyName, givenName, initials, suffix, collectiveName }: Author): string => collectiveName ?? [givenName ?? initials, familyName, suffix].filter(Boolean).join(' ');

export const publicationQuery = (id: string) =>
  queryOptions({ queryKey: ['publications', id], queryFn: () => orHere(null, () => read(api.GET('/api/v1/publications/{id}', { params: { path: { id } } })), (device) => textHere<Publication>(device, id)) });
