import { onOrganizationChanged } from './on-organization-changed.js';
import { onStakeholderErased } from './on-stakeholder-erased.js';
import { onStakeholderIdentified } from './on-stakeholder-identified.js';
import { onStakeholderMerged } from './on-stakeholder-merged.js';
import { onUserContactChanged } from './on-user-contact-changed.js';

export const reactions = [onStakeholderIdentified, onStakeholderMerged, onStakeholderErased, onOrganizationChanged, onUserContactChanged];
