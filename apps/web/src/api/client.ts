import createClient from 'openapi-fetch';
import { language } from '../i18n/language.js';
import { problemOf, Unreachable } from './problem.js';
import type { components, paths } from './schema.js';
import { csrfToken, renew } from './session.js';

export type Schemas = components['schemas'];

/** `fetch` as the API wants it: language, CSRF header; an expired token is renewed once, unseen. */
export async function apiFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await send(request);
  if (response.status !== 401 || !(await renew())) return response;
  await response.body?.cancel();
  return send(again);
}

async function send(request: Request): Promise<Response> {
  request.headers.set('accept-language', language());
  if (!['GET', 'HEAD'].includes(request.method)) request.headers.set('x-liaison-csrf', csrfToken());
  return fetch(request).catch((error: Error) => {
    if (error.name === 'AbortError') throw error;
    throw new Unreachable(error.message);
  });
}

/** The API, typed by its own OpenAPI document. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: apiFetch });

/** The answer of a read. @throws ApiProblem with what the API says, Unreachable when nobody answers */
export async function read<T>(call: Promise<{ data?: T; response: Response; error?: unknown }>): Promise<T> {
  const { data, response, error } = await call;
  if (response.ok) return data as T;
  // openapi-fetch has read the body already.
  throw await problemOf(new Response(JSON.stringify(error ?? {}), { status: response.status, statusText: response.statusText }));
}
