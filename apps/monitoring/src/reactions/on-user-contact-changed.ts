import { userContactChanged } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { UserContact } from '../digests/user-contact.entity.js';

/** Where digests go, and in which language. */
export const onUserContactChanged = react(userContactChanged, async (tx, { version, facts, personal }) => {
  await tx.upsert(UserContact, { id: facts.userId, version, locale: facts.locale, email: personal?.email ?? null }, { key: ['id'], newerBy: 'version' });
});
