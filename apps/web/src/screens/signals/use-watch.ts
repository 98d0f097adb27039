import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import type { Decision, Signal, SignalsFilter } from '../../data/signals.js';
import { useKeysHere } from '../../parts/screen-keys.js';
import type { Choosing } from './decisions.js';
import { openSubject } from './open-subject.js';
import { lineId } from './signal-line.js';
import { useTriage } from './use-triage.js';

interface Read {
  filter: SignalsFilter;
  signals: Signal[];
  /** The one that is read. */
  signal: Signal | undefined;
  beside: boolean;
  /** Asks for what follows the last of the list. */
  more: () => void;
}

export interface Reading {
  choosing: Choosing;
  choose: (choosing: Choosing) => void;
  decide: (decision: Decision) => void;
  takeBack: () => void;
  /** Leaves what a mail proposes undecided. */
  leave: () => void;
}

/** One signal after the other: whatever is decided of one, the next stands there. By buttons and by keys. */
export function useWatch({ filter, signals, signal, beside, more }: Read): Reading {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayTriage = useMay('signals:triage');
  const [choosing, choose] = useState<Choosing>(null);
  const select = (id: string | undefined) => {
    // Undone from another screen: it is not left for that.
    if (location.pathname === '/signals') void navigate({ to: '/signals', search: { ...filter, signal: id }, replace: true, resetScroll: false });
  };
  const { decide, undoLast, takeBack } = useTriage(filter, select);
  const at = signals.findIndex(({ id }) => id === signal?.id);
  const goTo = (next: Signal | undefined) => {
    if (!next) return;
    select(next.id);
    // The line that had the focus may be leaving: it goes to the other once that is where it will be.
    requestAnimationFrame(() => document.getElementById(lineId(next.id))?.focus());
  };
  const decideAndGoOn = (decision: Decision) => {
    if (!signal) return;
    choose(null);
    decide(signal, decision);
    const next = signals[at + 1] ?? signals[at - 1];
    if (decision.decision === (filter.state ?? 'new')) return;
    if (next && beside) goTo(next);
    else select(next?.id);
  };
  const forward = () => (signals[at + 1] ? goTo(signals[at + 1]) : more());
  const key = (key: string, what: string, go: () => void) => ({ key, what, go });
  const withSignal = (go: (signal: Signal) => void) => () => void (signal && go(signal));
  useKeysHere([
    key('J', t('signals.keys.next'), forward),
    key('K', t('signals.keys.previous'), () => goTo(signals[at - 1])),
    key('O', t('signals.keys.open'), withSignal((one) => openSubject(one, navigate))),
    ...(mayTriage
      ? [
          key('E', t('signals.decisions.kept'), () => decideAndGoOn({ decision: 'kept' })),
          key('X', t('signals.decisions.dismissed'), withSignal(() => choose('dismissed'))),
          key('S', t('signals.decisions.snoozed'), withSignal(() => choose('snoozed'))),
          key('A', t('signals.decisions.assigned'), withSignal(() => choose('assigned'))),
          key('U', t('signals.keys.undo'), undoLast),
        ]
      : []),
  ]);
  return { choosing, choose, decide: decideAndGoOn, takeBack: withSignal(takeBack), leave: () => select(signal?.id) };
}
