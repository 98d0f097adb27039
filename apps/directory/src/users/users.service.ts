import { Injectable } from '@nestjs/common';
import { newId, userChanged, userContactChanged } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import { Problem, staleVersion, type Tx } from '@liaison/platform';
import type { ReplaceUser, UserInput, UserView } from './user.dto.js';
import { administers, User, UserAccount } from './user.entity.js';
import { findUser } from './users.queries.js';

/** The domain's verbs for users. Each change is told to the whole suite, whose gates know their users by it; how a user is written to, only to who writes to them. */
@Injectable()
export class UsersService {
  async create(tx: Tx, input: UserInput): Promise<UserView> {
    const id = input.id ?? newId();
    await assertFree(tx, input.subject, id);
    tx.insert(User, { id, version: 1, ...columnsOf(input), active: true, createdAt: tx.now, updatedAt: tx.now });
    tx.insert(UserAccount, { userId: id, subject: input.subject, email: input.email ?? null });
    return this.#announced(tx, null, id);
  }

  async replace(tx: Tx, id: string, version: number, input: ReplaceUser): Promise<UserView> {
    const before = await atVersion(tx, id, version);
    const changes = columnsOf(input);
    await assertAdministered(tx, before, { ...before, ...changes });
    await assertFree(tx, input.subject, id);
    await tx.update(User, before, changes);
    await tx.query('UPDATE user_accounts SET subject = $2, email = $3 WHERE user_id = $1', [id, input.subject, input.email ?? null]);
    return this.#announced(tx, before, id);
  }

  deactivate(tx: Tx, id: string, version: number): Promise<UserView> {
    return this.#setActive(tx, id, version, false);
  }

  reactivate(tx: Tx, id: string, version: number): Promise<UserView> {
    return this.#setActive(tx, id, version, true);
  }

  async #setActive(tx: Tx, id: string, version: number, active: boolean): Promise<UserView> {
    const before = await atVersion(tx, id, version);
    if (before.active === active) return before;
    await assertAdministered(tx, before, { ...before, active });
    await tx.update(User, before, { active });
    return this.#announced(tx, before, id);
  }

  /** Audits and tells what the user has become. */
  async #announced(tx: Tx, before: UserView | null, id: string): Promise<UserView> {
    const after = await findUser(tx, id);
    tx.audit({
      resource: 'user',
      resourceId: id,
      before: before && factsOf(before),
      after: factsOf(after),
      personal: { [id]: { before: before && namesOf(before), after: namesOf(after) } },
    });
    const of = { aggregateId: id, version: after.version, subjectIds: [id] };
    publish(tx, userContactChanged, { ...of, facts: { userId: id, locale: after.locale }, personal: { email: after.email } });
    publish(tx, userChanged, {
      ...of,
      facts: { userId: id, role: after.role, duties: after.duties, active: after.active },
      personal: { subject: after.subject!, displayName: after.displayName },
    });
    return after;
  }
}

const columnsOf = (input: ReplaceUser) => ({
  displayName: input.displayName,
  role: input.role,
  duties: [...new Set(input.duties ?? [])],
  kind: input.kind ?? ('person' as const),
  locale: input.locale ?? ('fr' as const),
  timeZone: input.timeZone ?? 'America/Toronto',
});

async function atVersion(tx: Tx, id: string, version: number): Promise<UserView> {
  const user = await findUser(tx, id);
  if (user.version !== version) throw staleVersion(user.version);
  return user;
}

/** Refuses a name that another user signs in with. The table's own constraint holds between two at once. */
async function assertFree(tx: Tx, subject: string, id: string): Promise<void> {
  const taken = await tx.query('SELECT 1 FROM user_accounts WHERE subject = $1 AND user_id <> $2', [subject, id]);
  if (taken.length === 0) return;
  const message = { fr: 'Ce nom de connexion est déjà pris.', en: 'This sign-in name is taken.' };
  throw new Problem('already-exists', message, { errors: [{ field: 'subject', code: 'taken', message }] });
}

/**
 * Refuses to take the last administrator away. The rows of all of them are locked, so that two
 * administrators who demote each other at the same moment do not both succeed.
 */
async function assertAdministered(tx: Tx, before: UserView, after: UserView): Promise<void> {
  if (!administers(before) || administers(after)) return;
  const others = await tx.query(
    `SELECT id FROM users WHERE role = 'admin' AND kind = 'person' AND active ORDER BY id FOR UPDATE`,
  );
  if (others.length > 1) return;
  throw new Problem('conflict', {
    fr: 'C’est le dernier administrateur actif : nommez-en un autre d’abord.',
    en: 'This is the last active administrator: appoint another one first.',
  });
}

const factsOf = ({ role, duties, kind, active, locale, timeZone }: UserView) => ({ role, duties, kind, active, locale, timeZone });
const namesOf = ({ subject, displayName, email }: UserView) => ({ subject, displayName, email });
