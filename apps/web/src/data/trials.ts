import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import { orHere, textHere } from './device.js';

export type Trial = Schemas['TrialView'];
export type TrialChange = Schemas['TrialChangeView'];

/** Of what the registry says, what its page shows. */
export interface Study {
  officialTitle?: string;
  acronym?: string;
  whyStopped?: string;
  studyType?: string;
  phases: string[];
  conditions: string[];
  interventions: { kind?: string; name: string }[];
  summary?: string;
  sponsor?: string;
  collaborators: string[];
  investigators: { name: string; role?: string; affiliation?: string }[];
  sites: Site[];
  enrollment?: number;
  startOn?: string;
  primaryCompletionOn?: string;
  completionOn?: string;
  firstPostedOn?: string;
  resultsPostedOn?: string;
  references: { pmid?: string; citation?: string }[];
}

export interface Site {
  facility?: string;
  status?: string;
  city?: string;
  state?: string;
  country?: string;
}

export const studyOf = ({ record }: Trial): Study => record as unknown as Study;

/** However the registry spells it. */
export const isInQuebec = ({ state, country }: Site): boolean => /^canada$/i.test(country ?? '') && /^(qu[eé]bec|qc|pq)$/i.test((state ?? '').trim().normalize('NFC'));

export const trialQuery = (id: string) => queryOptions({ queryKey: ['trials', id], queryFn: () => orHere(null, () => read(api.GET('/api/v1/trials/{id}', { params: { path: { id } } })), (device) => textHere<Trial>(device, id)) });
