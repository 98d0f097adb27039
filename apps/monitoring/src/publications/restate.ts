import { publicationRetracted } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';
import type { Arrival, Happening } from '../intake/arrival.js';
import { itemOf } from '../matching/item.js';
import type { Citation } from '../records/citation.js';
import type { Joining } from './joining.js';
import { merged, type Said } from './merged.js';
import { Publication, PublicationRecord, StandingClaim } from './publication.entity.js';
import { gravest, standingOf, standings, type Standing } from './standing.js';

export type News = Arrival['news'];

interface Brought {
  records: PublicationRecord[];
  claims: StandingClaim[];
}

/** What a worsened standing is a signal of. */
const REASON: Record<Exclude<Standing, 'sound'>, Happening['reason']> = { retracted: 'retraction', concern: 'concern', corrected: 'correction' };

/**
 * Says anew what is known of each work that something was said of, and of those whose standing a notice
 * has changed. Works that nothing new was said of are told as `same`.
 */
export async function restate(tx: Tx, joining: Joining, news: Map<string, News>, brought: Brought): Promise<Arrival[]> {
  const originals = await worksNamed(tx, joining, brought.claims);
  // Also of one that has come with its notice, and says nothing new itself.
  for (const id of originals.values()) if ((news.get(id) ?? 'same') === 'same') news.set(id, 'updated');
  const notices = new Set(brought.claims.filter(({ key }) => originals.has(key)).map(({ noticeId }) => noticeId));
  const before = new Map((await publicationsById(tx, [...news.keys()])).map((one) => [one.id, one]));
  const stale = [...news].filter(([, what]) => what !== 'same').map(([id]) => id);
  const said = await recordsOf(tx, stale, brought.records);
  const claims = await claimsAbout(tx, stale, joining, brought.claims);
  const after = new Map(stale.map((id) => [id, stated(tx, id, before.get(id), said.get(id) ?? [], claims.get(id) ?? [])]));
  await keep(tx, [...after.values()], before, joining, brought);
  return [...news].map(([id, what]) => {
    const publication = after.get(id) ?? before.get(id)!;
    return { kind: 'publication', id, title: publication.title, news: what, item: itemOf(publication.record), aboutAnother: notices.has(id), happenings: happened(tx, before.get(id), publication) };
  });
}

/** A standing that has become graver since it was known here; of a new work it is part of what is new, but retractions are told to all. */
function happened(tx: Tx, before: Publication | undefined, after: Publication): Happening[] {
  if (after.standing === 'sound' || standings.indexOf(after.standing) <= standings.indexOf(before?.standing ?? 'sound')) return [];
  if (after.standing !== 'corrected')
    publish(tx, publicationRetracted, {
      aggregateId: after.id,
      version: 1,
      facts: { publicationId: after.id, standing: after.standing, pmid: after.record.identifiers.pmid ?? null },
      personal: null,
      subjectIds: [],
    });
  return before ? [{ reason: REASON[after.standing], occasion: after.standing }] : [];
}

function stated(tx: Tx, id: string, before: Publication | undefined, said: readonly Said[], claims: readonly Standing[]): Publication {
  const { record, provenance } = said.length > 0 || !before ? merged(said) : before;
  return Object.assign(new Publication(), {
    id,
    version: (before?.version ?? 0) + 1,
    kind: record.kind,
    title: record.title || record.vernacularTitle || '—',
    journal: record.journal?.title ?? record.journal?.abbreviation ?? record.book?.title ?? null,
    publishedOn: record.publishedOn ?? record.electronicOn ?? null,
    standing: gravest([...said.map((one) => standingOf(one.record)), ...claims]),
    record,
    provenance,
    survivorId: null,
    createdAt: before?.createdAt ?? tx.now,
    updatedAt: tx.now,
  });
}

async function keep(tx: Tx, after: readonly Publication[], before: Map<string, Publication>, joining: Joining, brought: Brought): Promise<void> {
  for (const publication of after) {
    const seen = before.get(publication.id);
    if (seen) await tx.update(Publication, seen, publication);
    else tx.insert(Publication, publication);
  }
  for (const record of brought.records) await tx.upsert(PublicationRecord, record, { key: ['origin', 'externalId'] });
  const keys = after.flatMap(({ id }) => joining.keysOf(id).map((key) => ({ key, id })));
  await tx.query(
    `INSERT INTO publication_keys (key, publication_id) SELECT key, id FROM jsonb_to_recordset($1::jsonb) AS k (key text, id uuid) ON CONFLICT (key) DO NOTHING`,
    [JSON.stringify(keys)],
  );
  await tx.query(
    `INSERT INTO standing_claims (key, kind, notice_id) SELECT key, kind, "noticeId" FROM jsonb_to_recordset($1::jsonb) AS c (key text, kind text, "noticeId" uuid) ON CONFLICT DO NOTHING`,
    [JSON.stringify(brought.claims)],
  );
}

const publicationsById = async (tx: Tx, ids: string[]): Promise<Publication[]> => (await tx.reading(Publication)).createQueryBuilder('p').where('p.id = ANY(:ids)', { ids }).getMany();

/** Works, known before or come with it, of which notices of this batch speak, by the key that names them. */
async function worksNamed(tx: Tx, joining: Joining, claims: readonly StandingClaim[]): Promise<Map<string, string>> {
  if (claims.length === 0) return new Map();
  const keys = claims.map(({ key }) => key);
  const rows = await tx.query<{ key: string; id: string }>('SELECT key, publication_id AS id FROM publication_keys WHERE key = ANY($1)', [keys]);
  const fresh = keys.flatMap((key): [string, string][] => (joining.workOf(key) ? [[key, joining.workOf(key)!]] : []));
  return new Map([...rows.map(({ key, id }): [string, string] => [key, id]), ...fresh]);
}

async function recordsOf(tx: Tx, ids: string[], brought: readonly PublicationRecord[]): Promise<Map<string, Said[]>> {
  const kept = await tx.query<{ id: string; origin: string; externalId: string; record: Citation }>(
    `SELECT publication_id AS id, origin, external_id AS "externalId", record FROM publication_records WHERE publication_id = ANY($1) AND withdrawn_at IS NULL`,
    [ids],
  );
  const said = new Map<string, Said[]>();
  const overtaken = new Set(brought.map(({ origin, externalId }) => `${origin} ${externalId}`));
  for (const { id, origin, externalId, record } of kept) if (!overtaken.has(`${origin} ${externalId}`)) said.set(id, [...(said.get(id) ?? []), { origin, record }]);
  for (const { publicationId, origin, record } of brought) said.set(publicationId, [...(said.get(publicationId) ?? []), { origin, record }]);
  return said;
}

async function claimsAbout(tx: Tx, ids: string[], joining: Joining, brought: readonly StandingClaim[]): Promise<Map<string, Standing[]>> {
  const kept = await tx.query<{ id: string; kind: Standing }>(
    'SELECT k.publication_id AS id, c.kind FROM standing_claims c JOIN publication_keys k USING (key) WHERE k.publication_id = ANY($1)',
    [ids],
  );
  const fresh = ids.flatMap((id) => joining.keysOf(id).map((key) => ({ id, key })));
  const early = await tx.query<{ key: string; kind: Standing }>('SELECT key, kind FROM standing_claims WHERE key = ANY($1)', [fresh.map(({ key }) => key)]);
  const claims = new Map<string, Standing[]>();
  const add = (id: string, kind: Standing) => claims.set(id, [...(claims.get(id) ?? []), kind]);
  for (const { id, kind } of kept) add(id, kind);
  for (const { key, kind } of [...early, ...brought]) for (const one of fresh) if (one.key === key) add(one.id, kind);
  const about = await tx.query<{ id: string; key: string }>('SELECT publication_id AS id, key FROM publication_keys WHERE key = ANY($1)', [brought.map(({ key }) => key)]);
  for (const { id, key } of about) for (const claim of brought) if (claim.key === key) add(id, claim.kind);
  return claims;
}
