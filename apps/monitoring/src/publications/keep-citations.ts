import { newId } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import type { Arrival } from '../intake/arrival.js';
import { hashOf } from '../intake/hash.js';
import type { Citation } from '../records/citation.js';
import { Joining, mergeWorks } from './joining.js';
import { externalIdOf, keysOf } from './keys.js';
import { PublicationRecord } from './publication.entity.js';
import { restate, type News } from './restate.js';
import { claimsOf } from './standing.js';

interface Incoming {
  citation: Citation;
  externalId: string;
  hash: string;
  keys: string[];
}

/**
 * Keeps what one source says of works, each joined to the work that it speaks of. Whoever calls holds
 * the intake's lock: two sources that bring one work at the same time take turns.
 */
export async function keepCitations(tx: Tx, origin: string, citations: readonly Citation[]): Promise<Arrival[]> {
  const incoming = incomingOf(citations);
  if (incoming.length === 0) return [];
  const known = await knownRecords(tx, origin, incoming);
  const joining = await Joining.open(tx, incoming.flatMap(({ keys }) => keys));
  const news = new Map<string, News>();
  const placed: (Incoming & { id: string })[] = [];
  for (const one of incoming) {
    const before = known.get(one.externalId);
    const { id, fresh } = joining.place(one.keys, before?.publicationId);
    const what: News = fresh ? 'fresh' : before?.hash === one.hash ? 'same' : 'updated';
    if (!news.has(id) || (news.get(id) === 'same' && what !== 'same')) news.set(id, what);
    if (what !== 'same') placed.push({ ...one, id });
  }
  for (const { loser, survivor } of joining.mergers) {
    if (news.get(loser) === 'fresh') news.set(survivor, 'fresh');
    news.delete(loser);
    await mergeWorks(tx, loser, survivor);
    if (news.get(survivor) === 'same') news.set(survivor, 'updated');
    for (const one of placed) if (one.id === loser) one.id = survivor;
  }
  return restate(tx, joining, news, {
    records: placed.map(({ id, citation, externalId, hash }) => ({ id: newId(), publicationId: id, origin, externalId, hash, record: citation, withdrawnAt: null, seenAt: tx.now })),
    claims: placed.flatMap(({ id, citation }) => claimsOf(citation).map((claim) => ({ ...claim, noticeId: id }))),
  });
}

/** A source that takes works out of its collection has nothing to say of them any more; the works stay. */
export async function withdrawCitations(tx: Tx, origin: string, externalIds: readonly string[]): Promise<void> {
  await tx.query('UPDATE publication_records SET withdrawn_at = $3 WHERE origin = $1 AND external_id = ANY($2) AND withdrawn_at IS NULL', [origin, externalIds, tx.now]);
}

/** A record that comes twice is what it says the last time. One that nothing tells apart from others is known by all that it says. */
function incomingOf(citations: readonly Citation[]): Incoming[] {
  const byId = new Map<string, Incoming>();
  for (const citation of citations) {
    const hash = hashOf(citation);
    const externalId = externalIdOf(citation) ?? `hash:${hash}`;
    byId.set(externalId, { citation, externalId, hash, keys: keysOf(citation) });
  }
  return [...byId.values()];
}

async function knownRecords(tx: Tx, origin: string, incoming: readonly Incoming[]): Promise<Map<string, PublicationRecord>> {
  const rows = await tx.query<PublicationRecord>(
    `SELECT external_id AS "externalId", coalesce(p.survivor_id, p.id) AS "publicationId", CASE WHEN r.withdrawn_at IS NULL THEN r.hash ELSE '' END AS hash
       FROM publication_records r JOIN publications p ON p.id = r.publication_id WHERE r.origin = $1 AND r.external_id = ANY($2)`,
    [origin, incoming.map(({ externalId }) => externalId)],
  );
  return new Map(rows.map((row) => [row.externalId, row]));
}
