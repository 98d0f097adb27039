import { stakeholderChanged, stakeholderCreated, type Received } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';

/** The person as they are now; nothing comes back of one who has been erased. */
async function see(tx: Tx, { version, facts, personal }: Received<typeof stakeholderChanged>): Promise<void> {
  if (!personal) return;
  await tx.query(
    `INSERT INTO stakeholders_seen AS s (id, version, kind, given_name, family_name) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, kind = excluded.kind,
       given_name = excluded.given_name, family_name = excluded.family_name
     WHERE s.version < excluded.version AND NOT s.erased`,
    [facts.stakeholderId, version, facts.kind, personal.givenName, personal.familyName],
  );
}

export const onStakeholderCreated = react(stakeholderCreated, see);
export const onStakeholderChanged = react(stakeholderChanged, see);
