import { organizationChanged } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { linkPeople } from '../authorships/link.js';
import { OrganizationSeen } from '../authorships/seen.entity.js';

/** An organization’s name speaks for those who work there: they are looked at anew when it changes. */
export const onOrganizationChanged = react(organizationChanged, async (tx, { version, facts, personal }) => {
  if (!personal) return;
  const { organizationId: id } = facts;
  const [before] = await (await tx.reading(OrganizationSeen)).findBy({ id });
  const { nameFr, nameEn } = personal;
  const newer = await tx.upsert(OrganizationSeen, { id, version, nameFr, nameEn }, { key: ['id'], newerBy: 'version' });
  if (!newer || (before?.nameFr === nameFr && before.nameEn === nameEn)) return;
  const people = await tx.query<{ id: string }>('SELECT id FROM people_seen WHERE organization_ids @> ARRAY[$1::uuid]', [id]);
  await linkPeople(tx, people.map((row) => row.id));
});
