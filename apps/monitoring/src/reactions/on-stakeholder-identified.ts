import { stakeholderIdentified } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { linkPeople } from '../authorships/link.js';
import { nameKey, readingOf } from '../authorships/names.js';

/** The person as they are now, and the works that they may have written; nothing comes back of one who has been erased. */
export const onStakeholderIdentified = react(stakeholderIdentified, async (tx, { version, facts, personal }) => {
  if (!personal) return;
  const { givenName, familyName, orcid } = personal;
  const newer = await tx.query(
    `INSERT INTO people_seen AS p (id, version, given_name, family_name, name_key, orcid, organization_ids, voided) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, given_name = excluded.given_name, family_name = excluded.family_name,
       name_key = excluded.name_key, orcid = excluded.orcid, organization_ids = excluded.organization_ids, voided = excluded.voided
     WHERE p.version < excluded.version AND NOT p.erased RETURNING 1`,
    [facts.stakeholderId, version, givenName, familyName, nameKey(readingOf(familyName, givenName)), orcid, facts.organizationIds, facts.voided],
  );
  if (newer.length > 0) await linkPeople(tx, [facts.stakeholderId]);
});
