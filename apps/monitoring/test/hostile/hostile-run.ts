import { SystemClock } from '@liaison/platform';
import { feed } from '../../src/adapters/feed.js';
import { Http } from '../../src/fetching/http.js';
import { readDocument } from '../../src/reading/read.js';

/** What has become of one look at the hostile server. */
export interface Outcome {
  behaviour: string;
  /** Why it ended before its end. */
  ended?: { kind: string; code?: string; message?: { fr: string; en: string }; until?: string };
  /** What was read: entries, and the refusals with their reasons. */
  entries: number;
  titles: string[];
  refusals: { code: string; message: { fr: string; en: string } }[];
}

export interface Told {
  outcomes: Outcome[];
  /** The most that this process, threads included, has ever held at once. */
  peakBytes: number;
  /** What it held before the first look. */
  atFirstBytes: number;
}

/** Looks at a source as the service does, with the limits that hold in earnest, and reads what it gives. */
async function lookAt(url: string, behaviour: string, http: Http): Promise<Outcome> {
  const outcome: Outcome = { behaviour, entries: 0, titles: [], refusals: [] };
  const answer = feed.fetchSince({ settings: { url: `${url}/${behaviour}`, perSecond: '1000' }, query: null, from: new Date(), to: new Date(), state: {} }, http);
  for (;;) {
    const { value, done } = await answer.next();
    if (done) return { ...outcome, ...(value && { ended: JSON.parse(JSON.stringify(value)) as Outcome['ended'] }) };
    for await (const entries of readDocument(value.format!, value.document!))
      for (const entry of entries) {
        outcome.entries++;
        if (entry.kind === 'refused') outcome.refusals.push({ code: entry.refusal.code, message: entry.refusal.message });
        else if (entry.kind === 'notice' && outcome.titles.length < 10) outcome.titles.push(entry.notice.title);
      }
  }
}

const { HOSTILE_URL: url, HOSTILE_PORT: hostPort, BEHAVIOURS: behaviours } = process.env;
if (process.send && url) {
  const atFirstBytes = process.memoryUsage.rss();
  let peakBytes = atFirstBytes;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, 10);
  const outcomes: Outcome[] = [];
  for (const behaviour of behaviours!.split(',')) outcomes.push(await lookAt(url, behaviour, new Http(new SystemClock(), [hostPort!]))); // One for each: a host that wants rest gets it.
  clearInterval(watch);
  process.send({ outcomes, peakBytes: Math.max(peakBytes, process.resourceUsage().maxRSS * 1024), atFirstBytes } satisfies Told);
}
