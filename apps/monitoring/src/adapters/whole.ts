import type { Known } from '../fetching/fetched.js';
import type { Http } from '../fetching/http.js';
import type { Limits } from '../fetching/limits.js';
import type { Format } from '../reading/readers.js';
import type { Ended, Question, State, Step } from './adapter.js';
import { textIn } from '../reading/json-values.js';

/** A source that is one document: read when it has changed since the last time. */
export async function* whole(url: string, format: Format, { settings, state, signal }: Question, http: Http, limits?: Limits): AsyncGenerator<Step, Ended> {
  const fetched = await http.fetch({ url, known: knownIn(state), perSecond: Number(settings.perSecond), limits, signal });
  if (fetched.kind === 'fetched') {
    yield { document: fetched.document, format, state: { ...fetched.known }, movedTo: fetched.movedTo, restUntil: fetched.restUntil };
    return null;
  }
  if (fetched.kind !== 'unchanged') return fetched;
  // Its address may have changed although it has not, or it stays good for a while again.
  if (fetched.movedTo || fetched.restUntil) yield { entries: [], state, movedTo: fetched.movedTo, restUntil: fetched.restUntil };
  return null;
}

export const knownIn = ({ etag, lastModified }: State): Known => ({ etag: textIn(etag), lastModified: textIn(lastModified) });
