import { defineService } from '@liaison/messaging';
import { Engagement } from './engagement/engagement.entity.js';
import { EngagementModule } from './engagement/engagement.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { ExternalId, Import, ImportRow } from './imports/import.entity.js';
import { ImportsModule } from './imports/imports.module.js';
import { nightlyImports } from './imports/nightly.js';
import { Merge } from './merges/merge.entity.js';
import { MergesModule } from './merges/merges.module.js';
import { migrations } from './migrations/index.js';
import { Organization, OrganizationParent } from './organizations/organization.entity.js';
import { OrganizationsModule } from './organizations/organizations.module.js';
import { personalData } from './personal-data.js';
import { nightlyPlacement } from './placement/nightly.js';
import { reactions } from './reactions/index.js';
import { TopicSeen } from './reactions/topic-seen.entity.js';
import { Affiliation, ContactPoint, Licence, SearchName, Stakeholder, StakeholderProfile } from './stakeholders/stakeholder.entity.js';
import { StakeholdersModule } from './stakeholders/stakeholders.module.js';

/** People and organizations: who they are, where they work, and how well we know them. */
export const kol = defineService({
  name: 'kol',
  resources: ['stakeholders', 'organizations', 'affiliations', 'merges', 'imports'],
  features: [StakeholdersModule, OrganizationsModule, EngagementModule, MergesModule, ErasureModule, ImportsModule],
  entities: [
    Stakeholder,
    StakeholderProfile,
    Affiliation,
    Licence,
    ContactPoint,
    SearchName,
    Organization,
    OrganizationParent,
    Engagement,
    Merge,
    TopicSeen,
    Import,
    ImportRow,
    ExternalId,
  ],
  migrations,
  personalData,
  aliases: `SELECT id FROM stakeholders WHERE coalesce(survivor_id, id) IN (SELECT coalesce(survivor_id, id) FROM stakeholders WHERE id = ANY($1::uuid[]))`,
  reactions,
  schedules: [nightlyPlacement, nightlyImports],
});
