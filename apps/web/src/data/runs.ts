import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import { queries } from './queries.js';

export type Run = Schemas['RunView'];
export type RunRefusal = Schemas['RunRefusalView'];

/** What the runs are of: exactly one of the two. */
export type RunsOf = { sourceId: string } | { strategyId: string };

const PAGE = 10;
const REFUSALS = 50;
const LOOK_AGAIN_MS = 2_000;

export const isAtWork = ({ status }: Run): boolean => status === 'waiting' || status === 'running';

/** The latest first; while one is at work it is looked at again. */
export const runsQuery = (of: RunsOf) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'list', of],
    queryFn: ({ pageParam, signal }) => read(api.GET('/api/v1/runs', { params: { query: { ...of, limit: PAGE, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isAtWork)) ? LOOK_AGAIN_MS : false),
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'one', id],
    queryFn: () => read(api.GET('/api/v1/runs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? LOOK_AGAIN_MS : false),
  });

export const refusalsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'refusals', id],
    queryFn: ({ pageParam, signal }) => read(api.GET('/api/v1/runs/{id}/refusals', { params: { path: { id }, query: { limit: REFUSALS, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Looks now, outside the schedule. */
export async function startRun(id: string, of: RunsOf): Promise<Run> {
  const run = await read(api.POST('/api/v1/runs', { body: { id, ...of } }));
  await queries.invalidateQueries({ queryKey: ['runs'] });
  return run;
}

/** Stops a run; what it has found stays. */
export async function cancelRun({ id, version }: Run): Promise<void> {
  await read(api.PUT('/api/v1/runs/{id}/cancellation', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } }));
  await queries.invalidateQueries({ queryKey: ['runs'] });
}
