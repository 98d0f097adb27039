import type { Tx } from '@liaison/platform';
import type { Interaction } from '../interactions/interaction.entity.js';
import type { Redacted } from './passages.js';

/**
 * Destroys what is kept elsewhere of words that have been redacted: the keys under which the audit sealed
 * the meeting, whoever they belong to; answers kept for replays; what was told to others; and what a device
 * had left of it. What a device has left that still waits is for a manager to reject.
 */
export async function forgetEarlierWords(tx: Tx, { id, createdAt }: Interaction, redacted: Redacted[]): Promise<void> {
  await tx.query(`DELETE FROM audit_keys WHERE entry_id IN (SELECT e.id FROM audit_entries e WHERE e.resource = 'interaction' AND e.resource_id = $1)`, [id]);
  await tx.query('UPDATE idempotency_keys SET answer = NULL WHERE created_at >= $2 AND strpos(answer, $1) > 0', [id, createdAt]);
  await tx.query('UPDATE messaging.events SET personal = NULL WHERE producer = messaging.me() AND aggregate_id = ANY($1::uuid[]) AND personal IS NOT NULL', [
    redacted.map((one) => one.id),
  ]);
  await tx.query(`UPDATE held_writes SET sealed = NULL WHERE record_id = $1 AND status <> 'waiting'`, [id]);
}
