import { Client, endProcess, inProcess, median, percentile, report } from '@liaison/testing';
import { serveFeeds } from './feed-server.js';

const ITEMS = 200;
const FEEDS = 20;
const ROUNDS = 3;
const BARE = 200;

interface Said {
  origin: string;
  token: string;
}
interface Seen {
  items: { subject: { title: string } }[];
}

/** From the moment that a feed is asked to the moment that GET /signals shows what stands in it, ÷ a bare fetch of the same feed. */
export async function run(): Promise<void> {
  let round = 0;
  const titlesOf = (feed: number) => Array.from({ length: ITEMS / FEEDS }, (_, n) => `Rappel fictif ${round} ${feed} ${n}`);
  const feeds = await serveFeeds(titlesOf);
  const { child, said } = await inProcess<Said>(new URL('./watching.js', import.meta.url), { FEEDS_HOST: feeds.host });
  try {
    const client = new Client(said.origin, said.token);
    await client.post('/strategies', { name: 'Rappels', query: 'rappel', schedule: '0 6 * * *', recipients: [], enabled: true });
    const sources: string[] = [];
    for (let feed = 0; feed < FEEDS; feed++)
      sources.push((await client.post('/sources', { kind: 'feed', name: { fr: `Fil ${feed}`, en: `Feed ${feed}` }, settings: { url: feeds.url(feed), perSecond: 1_000 }, schedule: '0 6 * * *', enabled: true })).body.id);
    const tookMs: number[] = [];
    // The first round warms up.
    for (; round <= ROUNDS; round++) {
      feeds.askedAt.clear();
      for (const sourceId of sources) await client.post('/runs', { sourceId });
      child.send('look');
      const took = await seen(client, round, feeds.askedAt);
      if (round > 0) tookMs.push(...took);
    }
    const bareMs: number[] = [];
    for (let n = 0; n < BARE; n++) {
      const began = performance.now();
      await (await fetch(`${feeds.url(n % FEEDS)}?bare`)).text();
      bareMs.push(performance.now() - began);
    }
    report({
      name: 'feed-to-signal',
      ratio: median(tookMs) / median(bareMs),
      p50Ms: median(tookMs),
      p99Ms: percentile(tookMs, 99),
      of: `from the moment that the server of a feed is asked until GET /signals has shown its item (read, joined, matched, committed and asked for; the schedule's own interval is no part of it), ${ITEMS} items in ${FEEDS} feeds looked at at once, ${ROUNDS} rounds ÷ the median of a bare fetch of the same feeds: ${median(bareMs).toFixed(2)} ms`,
    });
  } finally {
    await endProcess(child);
    await feeds.close();
  }
}

/** Asks for the latest signals until all of a round are there. @returns how long after its feed was asked each was first shown */
async function seen(client: Client, round: number, askedAt: Map<number, number>): Promise<number[]> {
  const tookMs = new Map<string, number>();
  const deadline = performance.now() + 60_000;
  while (tookMs.size < ITEMS) {
    const { items } = (await client.get(`/signals?limit=${ITEMS}`)).body as Seen;
    const now = performance.now();
    if (now > deadline) throw new Error(`only ${tookMs.size} of ${ITEMS} items became signals within a minute`);
    for (const { subject } of items) {
      const [, of, feed] = /^Rappel fictif (\d+) (\d+) /.exec(subject.title) ?? [];
      if (Number(of) === round && !tookMs.has(subject.title)) tookMs.set(subject.title, now - askedAt.get(Number(feed))!);
    }
  }
  return [...tookMs.values()];
}
