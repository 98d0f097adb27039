import { queryOptions } from '@tanstack/react-query';
import { api, apiFetch, read, type Schemas } from '../api/client.js';
import { problemOf } from '../api/problem.js';
import { queries } from './queries.js';

export type Job = Schemas['JobView'];
export type DeadLetter = Schemas['DeadLetterView'];
export type AuditEntry = Schemas['AuditEntryView'];

export const auditedServices = ['directory', 'kol', 'interactions', 'pathways', 'monitoring'] as const;
export type AuditedService = (typeof auditedServices)[number];

const PAGE = 100;
const ENTRIES = 25;
const LOOK_AGAIN_MS = 5_000;

export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: () => read(api.GET('/api/v1/jobs', { params: { query: { limit: PAGE } } })),
  refetchInterval: ({ state }) => (state.data?.items.some((job) => ['waiting', 'running'].includes(job.status)) ? LOOK_AGAIN_MS : false),
});

export const deadLettersQuery = (enabled: boolean) =>
  queryOptions({ queryKey: ['dead-letters'], queryFn: () => read(api.GET('/api/v1/dead-letters', { params: { query: { limit: PAGE } } })), enabled });

export const auditQuery = (service: AuditedService, resourceId: string | undefined) =>
  queryOptions({
    queryKey: ['audit-entries', service, resourceId],
    queryFn: () => read(api.GET(`/api/v1/audit-entries/${service}`, { params: { query: { resourceId, limit: ENTRIES } } })),
  });

/** Has what was given up tried again from the first attempt. */
export async function replay(id: string): Promise<void> {
  const response = await apiFetch(new Request(`${location.origin}/api/v1/dead-letters/${id}/replay`, { method: 'PUT' }));
  if (!response.ok) throw await problemOf(response);
  await queries.invalidateQueries({ queryKey: ['dead-letters'] });
}
