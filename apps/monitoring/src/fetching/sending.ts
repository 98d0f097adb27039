import type { Ask } from './fetched.js';
import { Failure } from './failures.js';
import { VALIDATOR_LENGTH } from './limits.js';
import { ACCEPT_ENCODING } from './unpack.js';

/** How the suite names itself to whoever it asks. */
export const USER_AGENT = 'Liaison/0.1 (open medical-affairs suite)';

/** One request about to be made. */
export interface Sending {
  /** Without credentials: this one may be kept and shown. */
  url: URL;
  form?: Record<string, string>;
  credentials: Record<string, string>;
  /** Names that stand in no address that is kept, also where a source repeats them in a redirect. */
  secretNames: readonly string[];
}

export const outset = (url: URL, { form, credentials = {} }: Ask): Sending => {
  const secretNames = Object.keys(credentials);
  return { url: without(url, secretNames), form, credentials, secretNames };
};

/** The address as it is sent. */
export function targetOf({ url, form, credentials }: Sending): URL {
  const target = new URL(url);
  if (!form) for (const [name, value] of Object.entries(credentials)) target.searchParams.set(name, value);
  return target;
}

export function headersOf({ form, credentials }: Sending, { accept = '*/*', known = {} }: Ask) {
  const headers: Record<string, string> = { 'user-agent': USER_AGENT, accept, 'accept-encoding': ACCEPT_ENCODING };
  if (form) {
    headers['content-type'] = 'application/x-www-form-urlencoded';
    return { method: 'POST' as const, headers, body: new URLSearchParams({ ...form, ...credentials }).toString() };
  }
  if (isValidator(known.etag)) headers['if-none-match'] = known.etag;
  if (isValidator(known.lastModified)) headers['if-modified-since'] = known.lastModified;
  return { method: 'GET' as const, headers };
}

/** Where a redirect leads. Credentials go to whom they were meant for; a form is only sent again where that was asked. */
export function redirected(from: Sending, status: number, to: URL): Sending {
  const here = to.origin === from.url.origin || to.href.startsWith(from.url.origin.replace('http:', 'https:') + '/');
  const again = status === 307 || status === 308;
  if (from.form && again && !here) throw new Failure('bad-redirect');
  return { ...from, url: without(to, from.secretNames), form: again ? from.form : undefined, credentials: here ? from.credentials : {} };
}

export function without(url: URL, names: readonly string[]): URL {
  const kept = new URL(url);
  for (const name of names) kept.searchParams.delete(name);
  return kept;
}

/** What may travel back in a header exactly as it came. */
export const isValidator = (value: string | undefined): value is string => value !== undefined && value.length <= VALIDATOR_LENGTH && /^[\x20-\x7e]+$/.test(value);
