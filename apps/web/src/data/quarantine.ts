import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import { queries } from './queries.js';

export type Held = Schemas['HeldView'];
export type Opened = Schemas['OpenedView'];
export type HeldStatus = Held['status'];

export const heldStatuses = ['waiting', 'released', 'rejected'] as const satisfies HeldStatus[];

const PAGE = 30;
const COUNTED_AT_MOST = 99;

/** The longest held first. */
export const heldQuery = (status: HeldStatus) =>
  infiniteQueryOptions({
    queryKey: ['quarantine', 'list', status],
    queryFn: ({ pageParam, signal }) => read(api.GET('/api/v1/quarantine', { params: { query: { status, limit: PAGE, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** What waits for a decision, as far as one counts. */
export const waitingQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: ['quarantine', 'waiting'],
    queryFn: () => read(api.GET('/api/v1/quarantine', { params: { query: { status: 'waiting', limit: COUNTED_AT_MOST } } })),
    enabled,
  });

/** How many there are: past what is counted, that there are more. */
export const counted = ({ items, nextCursor }: Schemas['HeldPage']): string => `${items.length}${nextCursor ? '+' : ''}`;

export const openedQuery = (id: string) =>
  queryOptions({ queryKey: ['quarantine', id], queryFn: () => read(api.GET('/api/v1/quarantine/{id}', { params: { path: { id } } })) });

const at = ({ id, version }: Held) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

/** @param over the version of the record over which it is to be done, when the record has changed since */
export async function release(held: Held, over?: number): Promise<Held> {
  const released = await read(api.PUT('/api/v1/quarantine/{id}/release', { params: at(held), body: over === undefined ? {} : { ifMatch: over } }));
  await queries.invalidateQueries();
  return released;
}

export async function reject(held: Held, reason: string): Promise<Held> {
  const rejected = await read(api.PUT('/api/v1/quarantine/{id}/rejection', { params: at(held), body: { reason } }));
  await queries.invalidateQueries({ queryKey: ['quarantine'] });
  return rejected;
}
