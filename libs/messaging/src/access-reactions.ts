import { territoryChanged, userChanged } from '@liaison/contracts';
import { Principal } from '@liaison/platform';
import { react, type Reaction } from './reaction.js';

/** Who may sign in, as this service knows it. */
const onUserChanged = react(userChanged, async (tx, { version, occurredAt, facts, personal }) => {
  if (!personal) return;
  await tx.upsert(
    Principal,
    {
      userId: facts.userId,
      version,
      subject: personal.subject,
      displayName: personal.displayName,
      role: facts.role,
      duties: facts.duties,
      active: facts.active,
      saidAt: occurredAt,
    },
    { key: ['userId'], newerBy: 'version' },
  );
});

/** Whose territory it is, as this service's row-level security knows it. */
const onTerritoryChanged = react(territoryChanged, async (tx, { version, facts }) => {
  const newer = await tx.query(
    `INSERT INTO territories_seen AS t VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (territory_id) DO UPDATE SET version = excluded.version, regions = excluded.regions,
       organization_ids = excluded.organization_ids, therapeutic_areas = excluded.therapeutic_areas,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to
     WHERE t.version < excluded.version RETURNING 1`,
    [facts.territoryId, version, facts.regions, facts.organizationIds, facts.therapeuticAreas, facts.validFrom, facts.validTo],
  );
  if (newer.length === 0) return;
  await tx.query('DELETE FROM territory_assignments WHERE territory_id = $1', [facts.territoryId]);
  for (const { userId, kind, from, to } of facts.assignments)
    await tx.query(
      'INSERT INTO territory_assignments (territory_id, user_id, kind, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [facts.territoryId, userId, kind, from, to],
    );
});

/** What every service must hear to know who may do what, where. */
export const accessReactions: Reaction[] = [onUserChanged, onTerritoryChanged];
