import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { decide, type Authorship } from '../../data/authorships.js';
import { useMay } from '../../data/me.js';
import { useFeedback } from '../../parts/feedback.js';

/** What speaks for it, and the decision of whoever may take it. */
export function Candidate({ authorship }: { authorship: Authorship }) {
  const { t } = useTranslation();
  const feedback = useFeedback();
  const mayDecide = useMay('authorships:decide');
  const { mutate, isPending } = useMutation({
    mutationFn: (decision: 'confirmation' | 'rejection') => decide(authorship, decision),
    onSuccess: (kept, decision) => feedback.done(kept ? t(decision === 'confirmation' ? 'authorships.confirmed' : 'authorships.rejected') : t('authorships.overtaken')),
    onError: (error) => feedback.failed(error),
  });
  const { title } = authorship.subject;
  return (
    <>
      <Text size="sm">{authorship.reasons.map(({ code, said }) => t(`authorships.reason.${code}`, { said })).join(', ')}</Text>
      {mayDecide && (
        <Group gap="xs">
          <Button size="xs" variant="default" disabled={isPending} aria-label={t('authorships.confirmNamed', { title })} onClick={() => mutate('confirmation')}>
            {t('authorships.confirm')}
          </Button>
          <Button size="xs" variant="default" disabled={isPending} aria-label={t('authorships.rejectNamed', { title })} onClick={() => mutate('rejection')}>
            {t('authorships.reject')}
          </Button>
        </Group>
      )}
    </>
  );
}
