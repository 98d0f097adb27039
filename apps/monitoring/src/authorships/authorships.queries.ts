import { Keyset, notFound, type Page, type Tx } from '@liaison/platform';
import { SUBJECT } from '../signals/subject.js';
import type { AuthorshipQuery, AuthorshipView } from './authorship.dto.js';
import type { Authorship } from './authorship.entity.js';
import { idsOfPerson } from './people.js';

interface Row extends Authorship {
  today: string;
  subject: Omit<AuthorshipView['subject'], 'kind' | 'id'>;
  sort_key: string;
}

/** What counts of several that the ids of one person have with one work: what was decided last, then what is certain. */
const precedence = (of: string): string => `(CASE WHEN ${of}.decided_at IS NOT NULL THEN 0 WHEN ${of}.status = 'certain' THEN 1 ELSE 2 END, coalesce(-extract(epoch FROM ${of}.decided_at), 0), ${of}.id)`;

/** Authorships as they count, each with the person of today: one for a person and a work, none of whom is not in use. */
export const COUNTING = `authorships g JOIN people_seen a ON a.id = g.stakeholder_id JOIN people_seen t ON t.id = coalesce(a.survivor_id, a.id) AND NOT t.voided AND NOT t.erased
  AND NOT EXISTS (SELECT FROM authorships o JOIN people_seen q ON q.id = o.stakeholder_id
     WHERE o.subject_id = g.subject_id AND o.id <> g.id AND coalesce(q.survivor_id, q.id) = t.id AND ${precedence('o')} < ${precedence('g')})`;

const COLUMNS = `g.id, g.version, t.id AS today, g.subject_kind AS "subjectKind", g.subject_id AS "subjectId", g.author, g.status, g.reasons, g.decided_by AS "decidedBy",
  g.decided_at AS "decidedAt", g.created_at AS "createdAt", g.updated_at AS "updatedAt", ${SUBJECT} AS subject`;

export async function findAuthorship(tx: Tx, id: string): Promise<AuthorshipView> {
  const [row] = tx.context.scope === 'none' ? [] : await tx.query<Row>(`SELECT ${COLUMNS} FROM ${COUNTING} WHERE g.id = $1`, [id]);
  return row ? present(row) : Promise.reject(notFound());
}

/** A page of authorships, the latest found first. */
export async function listAuthorships(tx: Tx, query: AuthorshipQuery): Promise<Page<AuthorshipView>> {
  const keyset = new Keyset(query, 'recent', { recent: { column: 'g.created_at', type: 'timestamptz', descending: true } }, 'g');
  const values: unknown[] = [query.stakeholderId ?? null, query.status ?? null, query.subjectId ?? null];
  const rows = await tx.query<Row>(
    `SELECT ${COLUMNS}, ${keyset.key} FROM ${COUNTING}
      WHERE ${tx.context.scope === 'none' ? 'false' : 'true'} AND ($1::uuid IS NULL OR g.stakeholder_id IN ${idsOfPerson('$1')})
        AND ($2::text[] IS NULL OR g.status = ANY($2)) AND ($3::uuid IS NULL OR g.subject_id = $3) AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  return keyset.page(rows, present);
}

const present = (row: Row): AuthorshipView => ({
  id: row.id,
  version: row.version,
  stakeholderId: row.today,
  status: row.status,
  author: row.author.slice(0, 1_000),
  reasons: row.reasons.slice(0, 200).map((one) => ({ ...one, said: one.said?.slice(0, 1_000) ?? null })),
  subject: { kind: row.subjectKind, id: row.subjectId, ...row.subject },
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
