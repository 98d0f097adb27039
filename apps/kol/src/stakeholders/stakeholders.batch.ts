import { created as createdAt, notFound, Problem, validate, versioned, type Answer, type Batched, type BatchItem, type Tx, type Verb } from '@liaison/platform';
import { ChangeStakeholder, CreateStakeholder, type StakeholderView } from './stakeholder.dto.js';
import type { StakeholderRecord } from './stakeholder-record.js';
import { todayOf, viewStakeholder } from './stakeholders.queries.js';
import type { StakeholdersService } from './stakeholders.service.js';

export async function shown(tx: Tx, id: string): Promise<Answer<StakeholderView>> {
  const view = await viewStakeholder(tx, id);
  if (!view) throw notFound();
  if (!view.familyName && !view.givenName)
    throw new Problem('gone', { fr: 'Les données de cette personne ont été effacées.', en: 'The data of this person have been erased.' });
  return versioned(view, view.version, [id]);
}

export async function created(tx: Tx, { person: { id } }: StakeholderRecord): Promise<Answer<StakeholderView>> {
  const { body } = await shown(tx, id);
  return createdAt(`/api/v1/stakeholders/${id}`, body, body.version, [id]);
}

/** What a device may do to people once it is back, verb by verb as over HTTP. */
export function batchedStakeholders(stakeholders: StakeholdersService): Batched {
  const changing = (how: (tx: Tx, item: BatchItem, version: number) => Promise<StakeholderRecord>): Verb => ({
    action: 'stakeholders:write',
    does: async (tx, item) => shown(tx, (await how(tx, item, item.ifMatch ?? 0)).person.id),
  });
  return {
    name: 'stakeholders',
    current: { action: 'stakeholders:read', does: async (tx, { id }) => shown(tx, await todayOf(tx, id)) },
    verbs: {
      POST: { action: 'stakeholders:write', does: async (tx, { id, body }) => created(tx, await stakeholders.create(tx, validate(CreateStakeholder, { ...body, id }))) },
      PATCH: changing((tx, { id, body = {} }, version) => stakeholders.change(tx, id, version, validate(ChangeStakeholder, body))),
      DELETE: changing((tx, { id }, version) => stakeholders.void(tx, id, version)),
      'PUT restoration': changing((tx, { id }, version) => stakeholders.restore(tx, id, version)),
    },
  };
}
