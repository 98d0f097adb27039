import { stakeholderPlaced } from '@liaison/contracts';
import { react } from '@liaison/messaging';

/** Access follows the person's territories, and those merged into a person follow the survivor's: where an alias was placed before, however late it is heard, counts no more. */
export const onStakeholderPlaced = react(stakeholderPlaced, async (tx, { version, facts }) => {
  await tx.query(
    `INSERT INTO stakeholders_seen AS s (id, placed_version, territory_ids) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET placed_version = excluded.placed_version,
       territory_ids = CASE WHEN s.survivor_id IS NULL THEN excluded.territory_ids ELSE s.territory_ids END
     WHERE s.placed_version < excluded.placed_version`,
    [facts.stakeholderId, version, facts.territoryIds],
  );
  await tx.query(
    `UPDATE stakeholders_seen a SET territory_ids = s.territory_ids FROM stakeholders_seen s WHERE s.id = $1 AND a.survivor_id = s.id`,
    [facts.stakeholderId],
  );
});
