import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, read, type Schemas } from '../api/client.js';
import { queries } from './queries.js';
import { listed } from './reference.js';

export type Source = Schemas['SourceView'];
export type SourceKind = Source['kind'];
export type Health = Source['health'];
export type KindOfSource = Schemas['SourceKindView'];
export type Setting = Schemas['SettingView'];
export type SourceInput = Schemas['ReplaceSource'];

export const healths = ['ok', 'waiting', 'failing', 'gone', 'new'] as const satisfies Health[];

const PAGE = 50;

const kindsQuery = queryOptions({ queryKey: ['source-kinds'], queryFn: () => listed('source-kinds', () => read(api.GET('/api/v1/source-kinds'))), staleTime: Infinity });

/** What can be watched, and what each kind of source wants to know; by name, and null while it is on its way. */
export function useSourceKinds(): KindOfSource[] | null {
  const language = useTranslation().i18n.language === 'en' ? 'en' : 'fr';
  const { data } = useQuery(kindsQuery);
  return data ? data.items.toSorted((one, other) => one.name[language].localeCompare(other.name[language], language)) : null;
}

export const useSourceKind = (kind: string): KindOfSource | undefined => useSourceKinds()?.find((one) => one.kind === kind);

/** By name, in the language that they are read in. */
export const sourcesQuery = (filter: { health?: Health; folder?: string }, language: string) =>
  infiniteQueryOptions({
    queryKey: ['sources', 'list', filter, language],
    queryFn: ({ pageParam, signal }) => read(api.GET('/api/v1/sources', { params: { query: { health: filter.health && [filter.health], folder: filter.folder, limit: PAGE, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Where sources lie, as far as they lie anywhere. */
export const foldersQuery = queryOptions({ queryKey: ['sources', 'folders'], queryFn: () => read(api.GET('/api/v1/source-folders')) });

export const sourceQuery = (id: string) =>
  queryOptions({ queryKey: ['sources', 'one', id], queryFn: () => read(api.GET('/api/v1/sources/{id}', { params: { path: { id } } })) });

const at = ({ id, version }: Source) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

async function changed(change: Promise<Source>): Promise<Source> {
  const source = await change;
  await queries.invalidateQueries({ queryKey: ['sources'] });
  return source;
}

export const createSource = (id: string, kind: SourceKind, input: SourceInput): Promise<Source> => changed(read(api.POST('/api/v1/sources', { body: { id, kind, ...input } })));
export const replaceSource = (source: Source, body: SourceInput): Promise<Source> => changed(read(api.PUT('/api/v1/sources/{id}', { params: at(source), body })));
export const voidSource = (source: Source): Promise<Source> => changed(read(api.DELETE('/api/v1/sources/{id}', { params: at(source) })));
export const restoreSource = (source: Source): Promise<Source> => changed(read(api.PUT('/api/v1/sources/{id}/restoration', { params: at(source) })));

/** All of a source that its form may change, as it is. */
export const inputOf = ({ name, folder, settings, schedule, enabled }: Source): SourceInput => ({ name, folder, settings, schedule, enabled });
