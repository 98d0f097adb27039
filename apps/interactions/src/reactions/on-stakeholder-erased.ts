import { stakeholderErased } from '@liaison/contracts';
import { eraseSubjects, react } from '@liaison/messaging';
import { personalData } from '../personal-data.js';
import { familyNamesOf, leaveToRedact } from '../redactions/find.js';

/** Law 25: everything here that speaks of the person goes, but for what the register keeps; what only a person can decide waits for one. */
export const onStakeholderErased = react(stakeholderErased, async (tx, { facts: { stakeholderId, subjectIds } }) => {
  const names = await familyNamesOf(tx, subjectIds);
  await eraseSubjects(tx, personalData, subjectIds);
  const toRedact = await leaveToRedact(tx, subjectIds, names);
  tx.audit({ resource: 'stakeholder', resourceId: stakeholderId, after: { erased: true, toRedact } });
});
