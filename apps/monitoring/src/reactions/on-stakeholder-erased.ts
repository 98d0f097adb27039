import { stakeholderErased } from '@liaison/contracts';
import { eraseSubjects, react } from '@liaison/messaging';
import { personalData } from '../personal-data.js';

/** Law 25: the watch forgets who the person is and what was found of theirs. Works keep the names under which they were published. */
export const onStakeholderErased = react(stakeholderErased, async (tx, { facts: { stakeholderId, subjectIds } }) => {
  await eraseSubjects(tx, personalData, subjectIds);
  tx.audit({ resource: 'stakeholder', resourceId: stakeholderId, after: { erased: true } });
});
