import { stakeholderPlaced } from '@liaison/contracts';
import { react } from '@liaison/messaging';

/** Access follows the person's territories, and those merged into a person follow the survivor's. */
export const onStakeholderPlaced = react(stakeholderPlaced, async (tx, { version, facts }) => {
  await tx.query(
    `INSERT INTO stakeholders_seen AS s (id, placed_version, territory_ids) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET placed_version = excluded.placed_version, territory_ids = excluded.territory_ids
     WHERE s.placed_version < excluded.placed_version`,
    [facts.stakeholderId, version, facts.territoryIds],
  );
  await tx.query(
    `UPDATE stakeholders_seen a SET territory_ids = s.territory_ids FROM stakeholders_seen s WHERE s.id = $1 AND a.survivor_id = s.id`,
    [facts.stakeholderId],
  );
});
