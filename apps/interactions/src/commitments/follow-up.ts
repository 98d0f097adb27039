import { notFound, staleVersion, versioned, type Answer, type Tx } from '@liaison/platform';
import { inScope } from '../interactions/scope.js';
import type { CommitmentView } from './commitment.dto.js';
import { Commitment } from './commitment.entity.js';

export interface Row {
  id: string;
  sort_key: string;
  version: number;
  interaction_id: string;
  stakeholder_id: string | null;
  author_id: string;
  text: string;
  due_on: string | null;
  overdue: boolean;
  fulfilled_at: Date | null;
}

const OVERDUE = `(c.fulfilled_at IS NULL AND c.due_on < app_today())`;
export const SELECT = `SELECT c.id, c.version, c.interaction_id, c.author_id, c.text, c.due_on::text AS due_on, c.fulfilled_at,
  coalesce(${OVERDUE}, false) AS overdue, coalesce(s.survivor_id, a.stakeholder_id) AS stakeholder_id`;
export const FROM = `FROM commitments c JOIN interactions i ON i.id = c.interaction_id LEFT JOIN attendees a ON a.id = c.attendee_id
  LEFT JOIN stakeholders_seen s ON s.id = a.stakeholder_id`;
export const STATES = { open: 'c.fulfilled_at IS NULL', overdue: OVERDUE, fulfilled: 'c.fulfilled_at IS NOT NULL' };

export async function find(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.query<Row>(`${SELECT} ${FROM} WHERE c.id = $1 AND ${inScope(tx, 'i')}`, [id]);
  return row ?? Promise.reject(notFound());
}

/** Keeps track of one commitment: fulfilled at that moment, or open again. */
export async function change(tx: Tx, id: string, version: number, fulfilledAt: Date | null): Promise<Answer<CommitmentView>> {
  const before = await find(tx, id);
  if (before.version !== version) throw staleVersion(before.version);
  await tx.update(Commitment, before, { fulfilledAt });
  tx.audit({ resource: 'commitment', resourceId: id, before: { fulfilledAt: before.fulfilled_at }, after: { fulfilledAt } });
  return shown(await find(tx, id));
}

export const shown = (row: Row): Answer<CommitmentView> => versioned(present(row), row.version, row.stakeholder_id ? [row.stakeholder_id] : []);

export const present = (row: Row): CommitmentView => ({
  id: row.id,
  version: row.version,
  interactionId: row.interaction_id,
  stakeholderId: row.stakeholder_id,
  authorId: row.author_id,
  text: row.text,
  dueOn: row.due_on,
  overdue: row.overdue,
  fulfilledAt: row.fulfilled_at?.toISOString() ?? null,
});
