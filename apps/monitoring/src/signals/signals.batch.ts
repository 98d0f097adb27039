import { validate, versioned, type Answer, type Batched, type BatchItem, type Tx, type Verb } from '@liaison/platform';
import { TriageSignal, type SignalView } from './signal.dto.js';
import { findSignal } from './signals.queries.js';
import type { SignalsService } from './signals.service.js';

export const shown = async (tx: Tx, id: string): Promise<Answer<SignalView>> => {
  const signal = await findSignal(tx, id);
  return versioned(signal, signal.version);
};

/** What a device may decide of signals once it is back, verb by verb as over HTTP. */
export function batchedSignals(signals: SignalsService): Batched {
  const changing = (how: (tx: Tx, item: BatchItem, version: number) => Promise<void>): Verb => ({
    action: 'signals:triage',
    does: async (tx, item) => {
      await how(tx, item, item.ifMatch ?? 0);
      return shown(tx, item.id);
    },
  });
  return {
    name: 'signals',
    current: { action: 'signals:read', does: (tx, { id }) => shown(tx, id) },
    verbs: {
      'PUT triage': changing((tx, { id, body = {} }, version) => signals.triage(tx, id, version, validate(TriageSignal, body), { away: true })),
      'DELETE triage': changing((tx, { id }, version) => signals.undo(tx, id, version)),
    },
  };
}
