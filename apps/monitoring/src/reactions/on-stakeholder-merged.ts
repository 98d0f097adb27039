import { stakeholderMerged } from '@liaison/contracts';
import { react } from '@liaison/messaging';

/** From now on the loser's id is an alias. What was found of it keeps the id that was written; reading resolves it. */
export const onStakeholderMerged = react(stakeholderMerged, async (tx, { facts: { loserId, survivorId } }) => {
  await tx.query(`INSERT INTO people_seen (id) VALUES ($1), ($2) ON CONFLICT (id) DO NOTHING`, [loserId, survivorId]);
  // Ids merged into the loser before follow it, and a survivor that was itself merged meanwhile leads on.
  await tx.query(
    `UPDATE people_seen a SET survivor_id = coalesce(s.survivor_id, s.id) FROM people_seen s WHERE s.id = $2 AND (a.id = $1 OR a.survivor_id = $1)`,
    [loserId, survivorId],
  );
});
