import { Keyset, notFound, type MailFailure, type MailStatus, type Page, type Tx } from '@liaison/platform';
import type { DigestQuery, DigestText, DigestView } from './digest.dto.js';
import type { Digest } from './digest.entity.js';

interface Row extends Omit<Digest, 'userId' | 'mailId'> {
  subject: string | null;
  status: MailStatus | null;
  failure: MailFailure | null;
  endedAt: Date | null;
  text: string | null;
  sort_key: string;
}

const COLUMNS = `d.id, d.slot, d.missed, d.signal_count AS "signalCount", d.language, d.created_at AS "createdAt", m.subject, m.status, m.failure, m.ended_at AS "endedAt"`;
const FROM = 'digests d LEFT JOIN mails m ON m.id = d.mail_id';

export async function findDigest(tx: Tx, id: string): Promise<DigestText> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS}, m.text FROM ${FROM} WHERE d.id = $1 AND d.user_id = $2`, [id, tx.userId]);
  return row ? { ...present(row), text: row.text } : Promise.reject(notFound());
}

/** A page of the caller's digests that had something to tell, the latest first. */
export async function listDigests(tx: Tx, query: DigestQuery): Promise<Page<DigestView>> {
  const keyset = new Keyset(query, 'recent', { recent: { column: 'd.created_at', type: 'timestamptz', descending: true } }, 'd');
  const values: unknown[] = [tx.userId];
  const rows = await tx.query<Row>(`SELECT ${COLUMNS}, ${keyset.key} FROM ${FROM} WHERE d.user_id = $1 AND d.signal_count > 0 AND ${keyset.where(values)} ${keyset.order}`, values);
  return keyset.page(rows, present);
}

const present = ({ id, slot, missed, signalCount, language, subject, status, failure, createdAt, endedAt }: Row): DigestView => ({
  ...{ id, missed, signalCount, language, subject, status },
  slot: slot?.toISOString() ?? null,
  failure: failure && { code: failure.code, ...failure.message },
  createdAt: createdAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});
