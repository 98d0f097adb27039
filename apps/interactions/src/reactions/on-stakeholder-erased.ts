import { stakeholderErased } from '@liaison/contracts';
import { eraseSubjects, react } from '@liaison/messaging';
import { personalData } from '../personal-data.js';

/** Law 25: everything here that speaks of the person goes, but for what the register keeps. */
export const onStakeholderErased = react(stakeholderErased, async (tx, { facts: { stakeholderId, subjectIds } }) => {
  await eraseSubjects(tx, personalData, subjectIds);
  tx.audit({ resource: 'stakeholder', resourceId: stakeholderId, after: { erased: true } });
});
