import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, isOvertaken } from '../../api/problem.js';
import { showDecided, signalsChanged, triage, untriage, type Decision, type Signal, type SignalsFilter } from '../../data/signals.js';
import { useFeedback } from '../../parts/feedback.js';

export interface Triage {
  decide: (signal: Signal, decision: Decision) => void;
  /** Takes the last decision back, if there is one. */
  undoLast: () => void;
  takeBack: (signal: Signal) => void;
}

/** Decides at once where the person looks, and then at the server, now or when there is a network; what it refuses is shown again. */
export function useTriage(filter: SignalsFilter, select: (id: string) => void): Triage {
  const { t } = useTranslation();
  const { done, failed } = useFeedback();
  const last = useRef<Signal | null>(null);
  const takeBack = async (signal: Signal) => {
    if (last.current?.id === signal.id) last.current = null;
    const { state } = await untriage(signal);
    select(signal.id);
    done(t(state === 'new' ? 'signals.takenBack' : 'signals.asBefore'));
  };
  const deciding = useMutation({
    mutationFn: ({ signal, decision }: { signal: Signal; decision: Decision }) => triage(signal, decision),
    onMutate: ({ signal, decision }) => showDecided(filter, signal.id, decision.decision),
    onSuccess: (decided) => {
      last.current = decided;
      done([t(`signals.done.${decided.state as 'kept'}`), decided.unsent && t('signals.goesLater')].filter(Boolean).join(' '), () => takeBack(decided));
    },
    onError: (error, { signal }, putBack) => {
      putBack?.();
      void signalsChanged();
      select(signal.id);
      failed(isOvertaken(error) ? new ApiProblem({ ...(error as unknown as ApiProblem).problem, detail: t('signals.overtaken') }) : error);
    },
  });
  return {
    decide: (signal, decision) => deciding.mutate({ signal, decision }),
    undoLast: () => void (last.current && takeBack(last.current).catch(failed)),
    takeBack: (signal) => void takeBack(signal).catch(failed),
  };
}
