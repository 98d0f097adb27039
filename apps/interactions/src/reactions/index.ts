import { onOrganizationChanged } from './on-organization-changed.js';
import { onProductChanged } from './on-product-changed.js';
import { onQuarantineAnswered } from './on-quarantine-answered.js';
import { onStakeholderChanged, onStakeholderCreated } from './on-stakeholder-changed.js';
import { onStakeholderErased } from './on-stakeholder-erased.js';
import { onStakeholderMerged } from './on-stakeholder-merged.js';
import { onStakeholderPlaced } from './on-stakeholder-placed.js';
import { onTopicChanged } from './on-topic-changed.js';

export const reactions = [
  onStakeholderCreated,
  onStakeholderChanged,
  onStakeholderPlaced,
  onStakeholderMerged,
  onStakeholderErased,
  onOrganizationChanged,
  onTopicChanged,
  onProductChanged,
  onQuarantineAnswered,
];
