import { apiFetch } from '../api/client.js';
import { problemOf } from '../api/problem.js';
import { queries } from './queries.js';

export type WrittenResource = 'interactions' | 'stakeholders' | 'adverse-events' | 'commitments';

/**
 * One change, fully formed: it can be sent now, or kept and sent later, and says the same both times.
 * Every change that a screen makes goes through here, so that an outbox can take them in its turn.
 */
export interface WriteCommand {
  /** Names the change: sent twice, it is made once. */
  key: string;
  resource: WrittenResource;
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The record; for POST, the id that was made here. */
  id: string;
  /** The sub-resource, such as `fulfilment`. */
  part?: string;
  /** The version that the change was made on; not for POST. */
  ifMatch?: number;
  body?: object;
  /** The record as it was when the change was begun: what a conflict is compared with. */
  base?: object;
}

export interface Written {
  /** Null: it is kept here, and not at the server yet. */
  version: number | null;
  body: unknown;
}

/** @throws ApiProblem (412: somebody else has changed the record meanwhile), Unreachable */
export async function write(command: WriteCommand): Promise<Written> {
  const { key, resource, method, id, part, ifMatch, body } = command;
  const address = method === 'POST' ? resource : [resource, id, part].filter(Boolean).join('/');
  const headers = new Headers(method === 'POST' ? { 'idempotency-key': key } : { 'if-match': `"${ifMatch}"` });
  if (body || method === 'POST') headers.set('content-type', 'application/json');
  const sent = method === 'POST' ? { ...body, id } : body;
  const response = await apiFetch(new Request(`${location.origin}/api/v1/${address}`, { method, headers, body: sent && JSON.stringify(sent) }));
  if (!response.ok) throw await problemOf(response);
  const written = { version: versionIn(response), body: (await response.json()) as unknown };
  await queries.invalidateQueries();
  return written;
}

const versionIn = (response: Response): number | null => Number(/"(\d+)"/.exec(response.headers.get('etag') ?? '')?.[1] ?? 0) || null;
