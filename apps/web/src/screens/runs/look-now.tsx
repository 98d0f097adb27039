import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newId } from '../../data/ids.js';
import { startRun, type RunsOf } from '../../data/runs.js';
import { useFeedback } from '../../parts/feedback.js';

/** Looks outside the schedule. */
export function LookNow({ of }: { of: RunsOf }) {
  const { t } = useTranslation();
  const { done, failed } = useFeedback();
  const start = useMutation({ mutationFn: () => startRun(newId(), of), onSuccess: () => done(t('runs.started')), onError: failed });
  return (
    <Button size="xs" variant="default" loading={start.isPending} onClick={() => start.mutate()}>
      {t('runs.lookNow')}
    </Button>
  );
}
