import { quarantineAnswered } from '@liaison/contracts';
import { react } from '@liaison/messaging';

/** What could not be done goes back to whoever let it through, with the reason. */
export const onQuarantineAnswered = react(quarantineAnswered, async (tx, { facts: { quarantineId, refusal } }) => {
  if (refusal === null) return;
  await tx.query(`UPDATE held_writes SET status = 'waiting', refusal = $2, version = version + 1, updated_at = app_now() WHERE id = $1 AND status = 'released'`, [
    quarantineId,
    refusal,
  ]);
});
