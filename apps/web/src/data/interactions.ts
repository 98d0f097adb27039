import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';

export type Interaction = Schemas['InteractionView'];
export type LogInteraction = Schemas['LogInteraction'];
export type Commitment = Schemas['CommitmentView'];

const PAGE = 30;
const TODAY_AT_MOST = 50;

export interface MeetingsFilter {
  q?: string;
  stakeholderId?: string;
  authorId?: string;
  status?: Interaction['status'];
  channel?: Interaction['channel'];
}

export const interactionsQuery = (filter: MeetingsFilter, enabled = true) =>
  infiniteQueryOptions({
    queryKey: ['interactions', 'list', filter],
    queryFn: ({ pageParam, signal }) => {
      const { status, channel, ...rest } = filter;
      const query = { ...rest, status: status && [status], channel: channel && [channel], limit: PAGE, cursor: pageParam };
      return read(api.GET('/api/v1/interactions', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });

export const interactionQuery = (id: string) =>
  queryOptions({
    queryKey: ['interactions', id],
    queryFn: () => read(api.GET('/api/v1/interactions/{id}', { params: { path: { id } } })),
  });

/** One's own planned visits from a moment on, the next first. */
export const plannedQuery = (authorId: string, from: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['interactions', 'planned', authorId, from],
    queryFn: () =>
      read(api.GET('/api/v1/interactions', { params: { query: { authorId, from, status: ['planned'], sort: 'startedAt', limit: TODAY_AT_MOST } } })),
    enabled,
  });

export const overdueQuery = (authorId: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['commitments', 'overdue', authorId],
    queryFn: () => read(api.GET('/api/v1/commitments', { params: { query: { authorId, state: 'overdue', limit: TODAY_AT_MOST } } })),
    enabled,
  });
