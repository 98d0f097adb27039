import { Injectable } from '@nestjs/common';
import { signalTriaged } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import { notFound, refused, staleVersion, type Tx } from '@liaison/platform';
import { markSignal } from '../ranking/marks.js';
import type { TriageSignal } from './signal.dto.js';
import { Signal } from './signal.entity.js';

/** The domain's verbs for signals. */
@Injectable()
export class SignalsService {
  /** @param away it was decided on a device that has been away since, perhaps for longer than the signal was put off: that has come back then */
  triage(tx: Tx, id: string, version: number, input: TriageSignal, { away = false } = {}): Promise<void> {
    return this.#change(tx, id, version, () => ({ ...decided(tx, input, away), decidedBy: tx.userId, decidedAt: tx.now }));
  }

  /** Puts a signal back to where nothing has been decided. */
  undo(tx: Tx, id: string, version: number): Promise<void> {
    return this.#change(tx, id, version, (signal) => {
      signal.mustBeDecided();
      return { state: 'new', ownerId: null, snoozedUntil: null, dismissal: null, decidedBy: null, decidedAt: null };
    });
  }

  async #change(tx: Tx, id: string, version: number, how: (signal: Signal) => Partial<Signal>): Promise<void> {
    const before = await (await tx.reading(Signal)).findOneBy({ id });
    if (!before) throw notFound();
    if (before.version !== version) throw staleVersion(before.version);
    const changes = how(before);
    const now = await tx.update(Signal, before, changes);
    const after = Object.assign(new Signal(), before, changes);
    await markSignal(tx, id);
    tx.audit({ resource: 'signal', resourceId: id, before: audited(before), after: audited(after) });
    const { subjectKind, subjectId, state, ownerId, dismissal } = after;
    publish(tx, signalTriaged, { aggregateId: id, version: now, facts: { signalId: id, subjectKind, subjectId, state, ownerId, dismissal }, personal: null, subjectIds: [] });
  }
}

/** @throws Problem `unprocessable` naming what a decision wants to be told */
function decided(tx: Tx, { decision, dismissal, until, ownerId }: TriageSignal, away: boolean): Partial<Signal> {
  const blank = { state: decision, ownerId: null, snoozedUntil: null, dismissal: null };
  switch (decision) {
    case 'kept':
      return { ...blank, ownerId: ownerId ?? tx.userId };
    case 'dismissed':
      if (!dismissal) throw refused('dismissal', 'required', { fr: 'Dites pourquoi le signal est écarté.', en: 'Say why the signal is dismissed.' });
      return { ...blank, dismissal };
    case 'snoozed':
      if (!until || (!away && new Date(until) <= tx.now)) throw refused('until', 'not-in-future', { fr: 'Un moment à venir est attendu.', en: 'A moment in the future is expected.' });
      return { ...blank, snoozedUntil: new Date(until), ownerId: tx.userId };
    case 'assigned':
      if (!ownerId) throw refused('ownerId', 'required', { fr: 'Dites à qui le signal est confié.', en: 'Say to whom the signal is assigned.' });
      return { ...blank, ownerId };
  }
}

const audited = ({ state, ownerId, snoozedUntil, dismissal }: Signal) => ({ state, ownerId, snoozedUntil: snoozedUntil?.toISOString() ?? null, dismissal });
