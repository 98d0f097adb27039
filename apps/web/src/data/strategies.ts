import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { orHere } from './device.js';
import { queries } from './queries.js';

export type Strategy = Schemas['StrategyView'];
export type StrategyInput = Schemas['ReplaceStrategy'];
export type Preview = Schemas['PreviewView'];
export type Ranking = Schemas['RankingView'];
export type MatchedTerm = Schemas['MatchedTerm'];

const PAGE = 50;
const CHOICES = 200;
/** How far back a preview looks. */
export const PREVIEWED_DAYS = 90;

export const strategiesQuery = (filter: { mine?: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['strategies', 'list', filter],
    queryFn: ({ pageParam, signal }) => read(api.GET('/api/v1/strategies', { params: { query: { ...filter, limit: PAGE, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Those that one may choose from; without network, those that have found what is on the device. */
export const strategyChoicesQuery = queryOptions({
  queryKey: ['strategies', 'choices'],
  queryFn: () =>
    orHere(
      null,
      async (): Promise<Pick<Strategy, 'id' | 'name'>[]> => (await read(api.GET('/api/v1/strategies', { params: { query: { limit: CHOICES } } }))).items,
      (device) => device.signals.strategies(),
    ),
});

export const strategyQuery = (id: string) =>
  queryOptions({ queryKey: ['strategies', 'one', id], queryFn: () => read(api.GET('/api/v1/strategies/{id}', { params: { path: { id } } })) });

/** How far the ranking of its signals is; null to whom it is not told, and without network. */
export const rankingQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['strategies', 'ranking', id],
    queryFn: async (): Promise<Ranking | null> => {
      try {
        return await orHere(null, () => read(api.GET('/api/v1/strategies/{id}/ranking', { params: { path: { id: id! } } })), async () => null);
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
    enabled: id !== undefined,
  });

/** What a query would have caught; a query that cannot be read is refused with the place where. */
export const previewQuery = (query: string) =>
  queryOptions({
    queryKey: ['strategies', 'preview', query],
    queryFn: ({ signal }) => read(api.POST('/api/v1/strategies/previews', { body: { query, days: PREVIEWED_DAYS }, signal })),
    enabled: query.trim() !== '',
    placeholderData: keepPreviousData,
  });

const at = ({ id, version }: Strategy) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

async function changed(change: Promise<Strategy>): Promise<Strategy> {
  const strategy = await change;
  await queries.invalidateQueries({ queryKey: ['strategies'] });
  return strategy;
}

export const createStrategy = (id: string, input: StrategyInput): Promise<Strategy> => changed(read(api.POST('/api/v1/strategies', { body: { id, ...input } })));
export const replaceStrategy = (strategy: Strategy, body: StrategyInput): Promise<Strategy> => changed(read(api.PUT('/api/v1/strategies/{id}', { params: at(strategy), body })));
export const voidStrategy = (strategy: Strategy): Promise<Strategy> => changed(read(api.DELETE('/api/v1/strategies/{id}', { params: at(strategy) })));
export const restoreStrategy = (strategy: Strategy): Promise<Strategy> => changed(read(api.PUT('/api/v1/strategies/{id}/restoration', { params: at(strategy) })));
