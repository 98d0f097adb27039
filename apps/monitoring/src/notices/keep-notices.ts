import { newId } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import type { Arrival } from '../intake/arrival.js';
import { hashOf } from '../intake/hash.js';
import { itemOf } from '../matching/item.js';
import type { Notice as NoticeRecord } from '../records/notice.js';
import { isBefore } from '../records/partial-date.js';
import { Notice } from './notice.entity.js';

/**
 * Keeps what a source has published; the same again in other words is an update. Whoever calls holds the intake's lock.
 * @param newsSince what is dated before is old
 */
export async function keepNotices(tx: Tx, sourceId: string, records: readonly NoticeRecord[], newsSince?: Date): Promise<Arrival[]> {
  // The first of several with one id stands for it, as feeds list the latest first.
  const latest = new Map([...records].reverse().map((record) => [record.externalId, record]));
  const known = await (await tx.reading(Notice)).createQueryBuilder('n').where('n.source_id = :sourceId AND n.external_id = ANY(:ids)', { sourceId, ids: [...latest.keys()] }).getMany();
  const oldest = newsSince?.toISOString().slice(0, 10);
  const arrivals: Arrival[] = [];
  for (const record of [...latest.values()].reverse()) {
    const before = known.find(({ externalId }) => externalId === record.externalId);
    const after = stated(tx, sourceId, record, before);
    const news = !before ? 'fresh' : before.hash === after.hash ? 'same' : 'updated';
    if (news === 'fresh') tx.insert(Notice, after);
    if (news === 'updated') await tx.update(Notice, before!, after);
    arrivals.push({ kind: 'notice', id: after.id, title: after.title, news, item: itemOf(record), old: after.publishedOn !== null && oldest !== undefined && isBefore(after.publishedOn, oldest), always: record.kind === 'page-change', happenings: [] });
  }
  return arrivals;
}

const stated = (tx: Tx, sourceId: string, record: NoticeRecord, before: Notice | undefined): Notice =>
  Object.assign(new Notice(), {
    id: before?.id ?? newId(),
    version: (before?.version ?? 0) + 1,
    sourceId,
    externalId: record.externalId,
    kind: record.kind,
    title: record.title,
    url: record.url ?? null,
    publishedOn: record.publishedOn ?? record.updatedOn ?? null,
    recallClass: record.recallClass ?? null,
    hash: hashOf(said(record)),
    record,
    createdAt: before?.createdAt ?? tx.now,
    updatedAt: tx.now,
  });

/** What the source itself says: a date in the future became the moment of the look, and is another at each. */
const said = (record: NoticeRecord) => ({ ...record, flags: undefined, ...(record.flags.includes('future-date') && { publishedOn: undefined, publishedAt: undefined, updatedOn: undefined, updatedAt: undefined }) });
