import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';

export type AdverseEvent = Schemas['AdverseEventView'];
export type ReportAdverseEvent = Schemas['ReportAdverseEvent'];
export type CompleteAdverseEvent = Schemas['CompleteAdverseEvent'];

const PAGE = 200;

/** Those that are not closed, the next deadline first. */
export const openAdverseEvents = (enabled: boolean) =>
  queryOptions({
    queryKey: ['adverse-events', 'open'],
    queryFn: () => read(api.GET('/api/v1/adverse-events', { params: { query: { status: ['reported', 'forwarded', 'acknowledged'], limit: PAGE } } })),
    enabled,
  });

export const allAdverseEvents = (enabled: boolean) =>
  queryOptions({
    queryKey: ['adverse-events', 'all'],
    queryFn: () => read(api.GET('/api/v1/adverse-events', { params: { query: { limit: PAGE } } })),
    enabled,
  });

export const adverseEventQuery = (id: string) =>
  queryOptions({
    queryKey: ['adverse-events', id],
    queryFn: () => read(api.GET('/api/v1/adverse-events/{id}', { params: { path: { id } } })),
  });
