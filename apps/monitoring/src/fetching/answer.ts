import type { Dispatcher } from 'undici';
import { Failure, type FailureCode } from './failures.js';
import type { Fetched, Known } from './fetched.js';
import { ERROR_BYTES, type Limits } from './limits.js';
import { restAsked } from './rest-asked.js';
import { retryAfter } from './retry-after.js';
import { isValidator, without, type Sending } from './sending.js';
import { unpack } from './unpack.js';

interface Redirect {
  kind: 'redirect';
  status: number;
  location: string;
}

/**
 * What an answer means.
 * @throws Failure when it means that nothing can be had
 */
export async function answerOf(response: Dispatcher.ResponseData, sending: Sending, limits: Limits, now: Date): Promise<Fetched | Redirect> {
  const { statusCode: status, body } = response;
  const header = (name: string): string | undefined => [response.headers[name] ?? []].flat()[0];
  const encoding = [response.headers['content-encoding'] ?? []].flat().join(',');
  if (status >= 200 && status < 300) {
    const bytes = await unpack(body, encoding, limits);
    const document = { bytes, contentType: header('content-type'), contentLanguage: header('content-language'), url: sending.url.href, takenAt: now };
    return { kind: 'fetched', document, known: knownBy(header), next: nextIn(header('link'), sending), restUntil: restAsked(header, now) };
  }
  if (status === 304) return { kind: 'unchanged', known: knownBy(header), restUntil: restAsked(header, now) };
  if (REDIRECTING.has(status)) {
    const location = header('location');
    if (location === undefined) throw new Failure('bad-redirect', status);
    return { kind: 'redirect', status, location };
  }
  if (status === 410) return { kind: 'gone' };
  if (status === 429 || status === 503) return { kind: 'later', status, until: retryAfter(header('retry-after'), now) };
  const said = await unpack(body, encoding, { ...limits, wireBytes: ERROR_BYTES, bytes: ERROR_BYTES }).catch(() => undefined);
  throw new Failure(failureOfStatus(status), status, said?.toString());
}

const REDIRECTING = new Set([301, 302, 303, 307, 308]);

function failureOfStatus(status: number): FailureCode {
  if (status === 401 || status === 403 || status === 407) return 'not-allowed';
  if (status === 404) return 'not-found';
  if (status >= 400 && status < 500) return 'not-accepted';
  return status >= 500 ? 'server-error' : 'bad-http';
}

function knownBy(header: (name: string) => string | undefined): Known {
  const [etag, lastModified] = [header('etag'), header('last-modified')];
  return { ...(isValidator(etag) && { etag }), ...(isValidator(lastModified) && { lastModified }) };
}

/** The next page, as the header `Link` names it (RFC 8288). */
function nextIn(link: string | undefined, { url, secretNames }: Sending): string | undefined {
  const target = /<([^>]*)>[^,<]*;\s*rel="?next"?/i.exec(link ?? '')?.[1];
  return target !== undefined && URL.canParse(target, url.href) ? without(new URL(target, url.href), secretNames).href : undefined;
}
