import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import { queries } from './queries.js';

export type Redaction = Schemas['RedactionView'];
export type OpenedRedaction = Schemas['OpenedRedaction'];
export type Passage = Schemas['PassageView'];
export type RedactedPassage = Schemas['RedactedPassage'];

const PAGE = 200;

/** Those that wait, the longest found first. */
export const redactionsQuery = (enabled: boolean) =>
  queryOptions({ queryKey: ['redactions'], queryFn: () => read(api.GET('/api/v1/redactions', { params: { query: { limit: PAGE } } })), enabled });

export const redactionQuery = (id: string) =>
  queryOptions({ queryKey: ['redactions', id], queryFn: () => read(api.GET('/api/v1/redactions/{id}', { params: { path: { id } } })) });

/** Has the passages read so from now on. It needs the network: what it destroys cannot wait on a device. */
export async function redact({ id, version }: OpenedRedaction, passages: RedactedPassage[]): Promise<void> {
  await read(api.PUT('/api/v1/redactions/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: { passages } }));
  await queries.invalidateQueries({ queryKey: ['redactions'], exact: true });
  queries.removeQueries({ queryKey: ['redactions', id] });
  await queries.invalidateQueries({ queryKey: ['interactions'] });
}
