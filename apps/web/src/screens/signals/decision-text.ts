import { useTranslation } from 'react-i18next';
import { useUserName } from '../../data/reference.js';
import type { Signal } from '../../data/signals.js';
import { useTimes } from '../../parts/time.js';

type Word = Pick<Signal, 'dismissal' | 'snoozedUntil' | 'ownerId'>;

/** The word that goes with a decision: why, until when, to whom. */
function useWord(): (word: Partial<Word>) => { reason: string; until: string; owner: string } {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  return ({ dismissal, snoozedUntil, ownerId }) => ({
    reason: t(`signals.dismissals.${(dismissal ?? 'other') as 'other'}`),
    until: snoozedUntil ? times.moment(snoozedUntil) : '',
    owner: ownerId ? userName(ownerId) : '',
  });
}

/** What has been made of a signal, by whom and when; empty while nothing has. */
export function useDecided(): (signal: Signal) => string {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  const word = useWord();
  return ({ state, decidedBy, decidedAt, ...signal }) =>
    state === 'new' || !decidedBy || !decidedAt ? '' : t(`signals.decided.${state}`, { ...word(signal), name: userName(decidedBy), at: times.moment(decidedAt) });
}

/** A decision as a change says it, or null for none. */
export interface Made {
  decision: 'kept' | 'dismissed' | 'snoozed' | 'assigned';
  dismissal?: string | null;
  until?: string | null;
  ownerId?: string | null;
}

/** What a change makes of a signal. */
export function useMade(): (made: Made | null | undefined) => string {
  const { t } = useTranslation();
  const word = useWord();
  return (made) => t(`signals.made.${made?.decision ?? 'new'}`, word({ dismissal: made?.dismissal as Word['dismissal'], snoozedUntil: made?.until, ownerId: made?.ownerId }));
}
