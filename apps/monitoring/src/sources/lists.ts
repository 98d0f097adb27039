import { Problem, type Tx } from '@liaison/platform';
import { feed } from '../adapters/feed.js';
import { completed } from '../adapters/settings.js';
import { readDocument } from '../reading/read.js';
import type { Entry, Outline } from '../records/entry.js';
import { FEEDS_MAX, type ListedFeed } from './list.dto.js';

/**
 * The lines of a list of feeds.
 * @throws Problem `unprocessable` when it is none
 */
export async function readList(content: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const batch of readDocument('opml', { bytes: Buffer.from(content, 'base64'), takenAt: new Date() })) entries.push(...batch);
  const [first] = entries;
  if (first?.kind === 'refused' && first.whole) throw new Problem('unprocessable', null, { errors: [{ field: 'content', code: first.refusal.code, message: first.refusal.message }] });
  return entries;
}

/** What would become of each line. */
export async function judged(tx: Tx, entries: readonly Entry[]): Promise<ListedFeed[]> {
  const known = await knownAddresses(tx);
  const seen = new Set<string>();
  let fresh = 0;
  return entries.map((entry) => {
    if (entry.kind === 'refused') return { ...BLANK, outcome: 'refused', reason: { code: entry.refusal.code, ...entry.refusal.message } };
    if (entry.kind !== 'outline') return { ...BLANK, outcome: 'refused' };
    const about = { ...BLANK, ...saidOf(entry.outline) };
    const key = sameAddress(entry.outline.feedUrl);
    const sourceId = known.get(key);
    if (sourceId) return { ...about, outcome: 'known', sourceId };
    if (seen.has(key)) return { ...about, outcome: 'repeated' };
    seen.add(key);
    const settings = completed(feed.settings, { url: entry.outline.feedUrl });
    if ('wrong' in settings) return { ...about, feedUrl: null, outcome: 'refused', reason: { code: settings.wrong[0]!.code, ...settings.wrong[0]!.message } };
    return ++fresh > FEEDS_MAX ? { ...about, outcome: 'refused', reason: TOO_MANY } : { ...about, outcome: 'new' };
  });
}

const BLANK: ListedFeed = { title: null, feedUrl: null, folder: null, outcome: 'new', sourceId: null, reason: null };
const TOO_MANY = { code: 'too-many', fr: `Au plus ${FEEDS_MAX} fils à la fois : importez la liste encore une fois pour les suivants.`, en: `At most ${FEEDS_MAX} feeds at once: import the list once more for the rest.` };

const saidOf = ({ title, feedUrl, folders }: Outline) => ({ title: title.slice(0, 1_000), feedUrl: feedUrl.slice(0, 2_000), folder: folders.join(' › ').slice(0, 1_000) || null });

/** Sources in use that watch a feed, by address. */
async function knownAddresses(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; url: string }>(`SELECT id, settings->>'url' AS url FROM sources WHERE kind = 'feed' AND voided_at IS NULL`);
  return new Map(rows.map(({ id, url }) => [sameAddress(url), id]));
}

/** Addresses that differ only in how they are asked lead to one feed. */
function sameAddress(said: string): string {
  if (!URL.canParse(said)) return said;
  const { host, pathname, search } = new URL(said);
  return `${host}${pathname.replace(/\/$/, '')}${search}`;
}
