import { queryOptions } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';
import { api, read, type Schemas } from '../api/client.js';
import { queries } from './queries.js';

export type Authorship = Schemas['AuthorshipView'];

const PAGE = 200;

/** What a person is sure to have written or to lead, and what waits for somebody to say so. */
export const authorshipsQuery = (stakeholderId: string) =>
  queryOptions({
    queryKey: ['authorships', stakeholderId],
    queryFn: () => read(api.GET('/api/v1/authorships', { params: { query: { stakeholderId, status: ['certain', 'confirmed', 'candidate'], limit: PAGE } } })),
  });

/** Says whether it is them. @returns false when somebody was faster: nothing has changed, and what is shown is read anew */
export async function decide({ id, stakeholderId, version }: Authorship, decision: 'confirmation' | 'rejection'): Promise<boolean> {
  const params = { path: { id }, header: { 'If-Match': `"${version}"` } };
  try {
    await read(decision === 'confirmation' ? api.PUT('/api/v1/authorships/{id}/confirmation', { params }) : api.PUT('/api/v1/authorships/{id}/rejection', { params }));
    return true;
  } catch (error) {
    if (error instanceof ApiProblem && [404, 412].includes(error.status)) return false;
    throw error;
  } finally {
    await queries.invalidateQueries({ queryKey: ['authorships', stakeholderId] });
  }
}
