import { LIMITS } from '../fetching/limits.js';
import type { Http } from '../fetching/http.js';
import type { Adapter, Ended, Question, Step } from './adapter.js';
import { afterSkipped, goodUntil, hintsIn, hintsOf, latestOf } from './feed-hints.js';
import { baseUrl, perSecond } from './settings.js';
import { whole } from './whole.js';

/** By common agreement no feed is larger. */
const FEED = { ...LIMITS, bytes: 10 * 2 ** 20 };

/** Any feed: RSS, Atom, RDF or JSON Feed; asked when it wishes to be. */
export const feed: Adapter = {
  name: { fr: 'Fil de nouvelles', en: 'News feed' },
  settings: [baseUrl(), perSecond(1)],
  whole: true,
  fetchSince: ask,
};

async function* ask(question: Question, http: Http): AsyncGenerator<Step, Ended> {
  const before = hintsOf(question.state.hints);
  const until = afterSkipped(before, question.to);
  // Whoever asks for it wants it now.
  if (until && !question.urgent) return { kind: 'later', until, status: 0 };
  const steps = whole(question.settings.url!, 'feed', question, http, FEED);
  const stillGood = goodUntil(before, question.to);
  for (let given = 0; ; given++) {
    const { value, done } = await steps.next();
    // Unchanged, it stays good for as long again as it said when it was read.
    if (done && value === null && given === 0 && stillGood) yield { entries: [], state: question.state, restUntil: stillGood };
    if (done) return value;
    const hints = value.document ? hintsIn(value.document.bytes) : before;
    yield { ...value, state: { ...value.state, hints }, restUntil: latestOf(value.restUntil, goodUntil(hints, question.to)) };
  }
}
