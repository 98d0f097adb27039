import { stakeholderPlaced } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';

interface Placed {
  stakeholder_id: string;
  version: number;
  territory_ids: string[];
}

/**
 * Works out which territories hold people today, and tells of those that have moved. A realignment
 * moves access this way, never rows; the version counts placements and has nothing to do with the person's.
 * @param ids whom to look at; everybody when it is left out
 */
export async function placeStakeholders(tx: Tx, ids?: string[]): Promise<number> {
  const placed = await tx.query<Placed>(
    `INSERT INTO stakeholder_places AS p (stakeholder_id, version, territory_ids)
     SELECT s.id, 1, territories_of(s.id, app_today()) FROM stakeholders s
      WHERE ($1::uuid[] IS NULL OR s.id = ANY($1)) AND s.survivor_id IS NULL AND s.erased_at IS NULL
     ON CONFLICT (stakeholder_id) DO UPDATE SET version = p.version + 1, territory_ids = excluded.territory_ids
      WHERE p.territory_ids <> excluded.territory_ids
     RETURNING stakeholder_id, version, territory_ids`,
    [ids ?? null],
  );
  const gone = await goneMeanwhile(tx, placed);
  for (const { stakeholder_id: stakeholderId, version, territory_ids: territoryIds } of placed.filter((one) => !gone.has(one.stakeholder_id)))
    publish(tx, stakeholderPlaced, {
      aggregateId: stakeholderId,
      version,
      facts: { stakeholderId, territoryIds },
      personal: null,
      subjectIds: [],
    });
  return placed.length - gone.size;
}

/**
 * Whoever was merged or erased while this was under way has lost their place, and must not get it back:
 * only this question, asked after the places were written, sees what had been committed by then.
 */
async function goneMeanwhile(tx: Tx, placed: Placed[]): Promise<Set<string>> {
  const fresh = placed.filter(({ version }) => version === 1).map((one) => one.stakeholder_id);
  if (fresh.length === 0) return new Set();
  const gone = await tx.query<{ id: string }>(
    `DELETE FROM stakeholder_places p USING stakeholders s
      WHERE p.stakeholder_id = ANY($1::uuid[]) AND s.id = p.stakeholder_id AND (s.survivor_id IS NOT NULL OR s.erased_at IS NOT NULL) RETURNING s.id`,
    [fresh],
  );
  return new Set(gone.map((row) => row.id));
}
