import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, apiFetch, read, type Schemas } from '../api/client.js';
import { problemOf } from '../api/problem.js';
import { newId } from './ids.js';
import { queries } from './queries.js';

export type PublicationImport = Schemas['PublicationImportView'];

const PAGE = 20;
const WORKS = 30;
const LOOK_AGAIN_MS = 1_500;

const isUnderWay = ({ status }: PublicationImport): boolean => status === 'waiting' || status === 'running';

/** The latest first; while one is under way it is looked at again. */
export const importsQuery = infiniteQueryOptions({
  queryKey: ['publication-imports', 'list'],
  queryFn: ({ pageParam, signal }) => read(api.GET('/api/v1/publication-imports', { params: { query: { limit: PAGE, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isUnderWay)) ? LOOK_AGAIN_MS : false),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['publication-imports', 'one', id],
    queryFn: () => read(api.GET('/api/v1/publication-imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  });

/** The works that came with a file; asked again as more of them come. */
export const importedWorksQuery = (importId: string, readSoFar: number) =>
  infiniteQueryOptions({
    queryKey: ['publications', 'imported', importId, readSoFar],
    queryFn: ({ pageParam, signal }) => read(api.GET('/api/v1/publications', { params: { query: { importId, limit: WORKS, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });

/** Gives a file. What the file is, is seen in it, so nothing is said of its type. @throws ApiProblem with what the API says of it */
export async function importFile(file: File, signals: boolean): Promise<PublicationImport> {
  const made = await read(api.POST('/api/v1/publication-imports', { body: { id: newId(), fileName: file.name.slice(0, 255), signals } }));
  const headers = { 'content-type': 'application/octet-stream', 'if-match': `"${made.version}"` };
  const response = await apiFetch(new Request(`${location.origin}/api/v1/publication-imports/${made.id}/content`, { method: 'PUT', headers, body: file }));
  if (!response.ok) throw await problemOf(response);
  await queries.invalidateQueries({ queryKey: ['publication-imports'] });
  return (await response.json()) as PublicationImport;
}
