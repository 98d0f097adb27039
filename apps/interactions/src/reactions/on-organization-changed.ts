import { organizationChanged } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { OrganizationSeen } from './seen.entity.js';

export const onOrganizationChanged = react(organizationChanged, async (tx, { version, facts, personal }) => {
  if (!personal) return;
  await tx.upsert(
    OrganizationSeen,
    { id: facts.organizationId, version, nameFr: personal.nameFr, nameEn: personal.nameEn, region: facts.region },
    { key: ['id'], newerBy: 'version' },
  );
});
