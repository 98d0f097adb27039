import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import type { Device } from '../offline/device.js';
import type { MeetingsWanted } from '../offline/meetings.js';
import { notHere, orHere } from './device.js';

export type Interaction = Schemas['InteractionView'];
export type LogInteraction = Schemas['LogInteraction'];
export type Commitment = Schemas['CommitmentView'];

const PAGE = 30;
const TODAY_AT_MOST = 50;
const HERE_AT_MOST = 200;

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
      return orHere(
        'interactions',
        () => read(api.GET('/api/v1/interactions', { params: { query }, signal })),
        (device) => meetingsHere(device, { ...filter, limit: HERE_AT_MOST }, filter.channel),
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });

export const interactionQuery = (id: string) =>
  queryOptions({
    queryKey: ['interactions', id],
    queryFn: () =>
      orHere(
        'interactions',
        () => read(api.GET('/api/v1/interactions/{id}', { params: { path: { id } } })),
        async (device) => ((await device.meetings.get(id)) as Interaction | null) ?? notHere(),
      ),
  });

/** One's own planned visits from a moment on, the next first. */
export const plannedQuery = (authorId: string, from: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['interactions', 'planned', authorId, from],
    queryFn: () =>
      orHere(
        'interactions',
        () => read(api.GET('/api/v1/interactions', { params: { query: { authorId, from, status: ['planned'], sort: 'startedAt', limit: TODAY_AT_MOST } } })),
        (device) => meetingsHere(device, { authorId, from, status: 'planned', sort: 'startedAt', limit: TODAY_AT_MOST }),
      ),
    enabled,
  });

export const overdueQuery = (authorId: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['commitments', 'overdue', authorId],
    queryFn: () =>
      orHere(
        'commitments',
        () => read(api.GET('/api/v1/commitments', { params: { query: { authorId, state: 'overdue', limit: TODAY_AT_MOST } } })),
        async (device) => ({ items: ((await device.meetings.openCommitments()) as unknown as Commitment[]).filter((one) => one.overdue), nextCursor: null }),
      ),
    enabled,
  });

/** Meetings on the device, in the form of a page of the server's. */
async function meetingsHere(device: Device, wanted: MeetingsWanted, channel?: Interaction['channel']): Promise<{ items: Interaction[]; nextCursor: string | null }> {
  const found = (await device.meetings.list(wanted)) as unknown as Interaction[];
  return { items: found.filter((one) => !channel || one.channel === channel), nextCursor: null };
}
