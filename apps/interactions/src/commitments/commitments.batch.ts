import type { Batched } from '@liaison/platform';
import { change, find, shown } from './follow-up.js';

/** What a device may do to commitments once it is back. */
export const batchedCommitments: Batched = {
  name: 'commitments',
  current: { action: 'commitments:read', does: async (tx, { id }) => shown(await find(tx, id)) },
  verbs: {
    'PUT fulfilment': { action: 'commitments:write', does: (tx, { id, ifMatch = 0 }) => change(tx, id, ifMatch, tx.now) },
    'DELETE fulfilment': { action: 'commitments:write', does: (tx, { id, ifMatch = 0 }) => change(tx, id, ifMatch, null) },
  },
};
