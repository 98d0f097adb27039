import { created, validate, versioned, type Answer, type Batched, type BatchItem, type Tx, type Verb } from '@liaison/platform';
import { CompleteInteraction, EditInteraction, EndInteraction, LogInteraction, type InteractionView } from './interaction.dto.js';
import type { InteractionsService, Shown } from './interactions.service.js';

export const shown = ({ view, subjectIds }: Shown): Answer<InteractionView> => versioned(view, view.version, subjectIds);
export const logged = ({ view, subjectIds }: Shown): Answer<InteractionView> =>
  created(`/api/v1/interactions/${view.id}`, view, view.version, subjectIds);

/** What a device may do to interactions once it is back, verb by verb as over HTTP. */
export function batchedInteractions(interactions: InteractionsService): Batched {
  const changing = (how: (tx: Tx, item: BatchItem, version: number) => Promise<Shown>): Verb => ({
    action: 'interactions:write',
    does: async (tx, item) => shown(await how(tx, item, item.ifMatch ?? 0)),
  });
  return {
    name: 'interactions',
    current: {
      action: 'interactions:read',
      does: async (tx, { id }) => {
        const { view } = await interactions.get(tx, id);
        return versioned(view, view.version);
      },
    },
    verbs: {
      POST: { action: 'interactions:write', does: async (tx, { id, body }) => logged(await interactions.log(tx, validate(LogInteraction, { ...body, id }))) },
      PATCH: changing((tx, { id, body = {} }, version) => interactions.edit(tx, id, version, validate(EditInteraction, body))),
      DELETE: changing((tx, { id }, version) => interactions.void(tx, id, version)),
      'PUT completion': changing((tx, { id, body = {} }, version) => interactions.complete(tx, id, version, validate(CompleteInteraction, body))),
      'PUT cancellation': changing((tx, { id, body = {} }, version) => interactions.cancel(tx, id, version, validate(EndInteraction, body).reason)),
      'PUT no-show': changing((tx, { id, body = {} }, version) => interactions.markNoShow(tx, id, version, validate(EndInteraction, body).reason)),
      'PUT restoration': changing((tx, { id }, version) => interactions.restore(tx, id, version)),
    },
  };
}
