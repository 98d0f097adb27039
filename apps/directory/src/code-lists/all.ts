import { channels } from './channels.js';
import type { CodeList } from './code-list.js';
import { healthRegions } from './health-regions.js';
import { interactionStatuses } from './interaction-statuses.js';
import { languages } from './languages.js';
import { organizationKinds } from './organization-kinds.js';
import { productKinds } from './product-kinds.js';
import { professions } from './professions.js';
import { specialties } from './specialties.js';
import { stakeholderKinds } from './stakeholder-kinds.js';
import { stakeholderRoles } from './stakeholder-roles.js';
import { stances } from './stances.js';
import { territoryAssignmentKinds } from './territory-assignment-kinds.js';
import { therapeuticAreas } from './therapeutic-areas.js';
import { userDuties } from './user-duties.js';
import { userRoles } from './user-roles.js';

/** Every code list, in the order of its name. */
export const codeLists: readonly CodeList[] = [
  channels,
  healthRegions,
  interactionStatuses,
  languages,
  organizationKinds,
  productKinds,
  professions,
  specialties,
  stakeholderKinds,
  stakeholderRoles,
  stances,
  territoryAssignmentKinds,
  therapeuticAreas,
  userDuties,
  userRoles,
];
