import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import { newId } from './ids.js';
import { queries } from './queries.js';

export type DigestPreference = Schemas['DigestPreferenceView'];
export type DigestWish = Schemas['ReplaceDigestPreference'];
export type Digest = Schemas['DigestView'];

const PAGE = 30;
const MINE = ['digests', 'preference'];

export const frequencies = ['off', 'daily', 'weekly'] as const satisfies DigestWish['frequency'][];

export const digestPreferenceQuery = queryOptions({ queryKey: MINE, queryFn: () => read(api.GET('/api/v1/digest-preferences/mine')) });

export async function replaceDigestPreference({ version }: DigestPreference, wish: DigestWish): Promise<void> {
  queries.setQueryData(MINE, await read(api.PUT('/api/v1/digest-preferences/mine', { params: { header: { 'If-Match': `"${version}"` } }, body: wish })));
}

/** The latest first. */
export const digestsQuery = infiniteQueryOptions({
  queryKey: ['digests', 'list'],
  queryFn: ({ pageParam, signal }) => read(api.GET('/api/v1/digests', { params: { query: { limit: PAGE, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const digestQuery = (id: string) => queryOptions({ queryKey: ['digests', 'one', id], queryFn: () => read(api.GET('/api/v1/digests/{id}', { params: { path: { id } } })) });

/** What is new, now. */
export async function askForDigest(): Promise<Digest> {
  const made = await read(api.POST('/api/v1/digests', { body: { id: newId() } }));
  await queries.invalidateQueries({ queryKey: ['digests', 'list'] });
  return made;
}
