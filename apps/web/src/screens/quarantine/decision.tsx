import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { release, type Opened } from '../../data/quarantine.js';
import { queries } from '../../data/queries.js';
import { stakeholderQuery } from '../../data/stakeholders.js';
import { useFeedback } from '../../parts/feedback.js';
import { useReason } from '../../parts/states.js';
import { useRefusal } from './refusal.js';
import { Rejection } from './rejection.js';

/** To have it done in its author's name, over the newer version when the record has changed; or to reject it. */
export function Decision({ held }: { held: Opened }) {
  const { t } = useTranslation();
  const { done } = useFeedback();
  const refusal = useRefusal();
  const [rejecting, { open, close }] = useDisclosure();
  const name = held.authorName ?? t('quarantine.unknownAuthor');
  const letThrough = useMutation({
    mutationFn: (over?: number) => release(held, over),
    onSuccess: () => done(t(held.resource === 'stakeholders' ? 'quarantine.releasedPerson' : 'quarantine.released', { name })),
    // Somebody else may have decided meanwhile: then this page says who.
    onError: () => queries.invalidateQueries({ queryKey: ['quarantine'] }),
  });
  const newer = useNewerVersion(held, letThrough.error);
  return (
    <Card withBorder component="section" aria-label={t('quarantine.decide')}>
      <Stack>
        <Title order={2} size="h3">
          {t('quarantine.decide')}
        </Title>
        {held.body && <Text>{t('quarantine.inTheirName', { name })}</Text>}
        {held.refusal && !letThrough.error && (
          <Alert color="orange" variant="light">
            {refusal(held.refusal)}
          </Alert>
        )}
        {newer === null ? (
          letThrough.error && <Refusal error={letThrough.error} />
        ) : (
          <Alert color="orange" variant="light" role="alert" title={t('quarantine.stale')}>
            {t('quarantine.staleHint', { version: newer })}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={open}>
            {t('quarantine.reject')}
          </Button>
          {held.body && (
            <Button loading={letThrough.isPending} onClick={() => letThrough.mutate(newer ?? undefined)}>
              {newer === null ? t('quarantine.release') : t('quarantine.releaseOver', { version: newer })}
            </Button>
          )}
        </Group>
      </Stack>
      <Rejection held={held} opened={rejecting} close={close} />
    </Card>
  );
}

/** The version to which the record has come since this was written; null when that is not what stands in the way. */
function useNewerVersion(held: Opened, error: unknown): number | null {
  const told = error instanceof ApiProblem && error.problem.refusal === 'stale-version' ? error.problem.currentVersion : undefined;
  // People are another service's, which answers later and says no more than why.
  const cameBack = held.resource === 'stakeholders' && held.refusal === 'stale-version' && held.recordId !== null;
  const { data } = useQuery({ ...stakeholderQuery(held.recordId ?? ''), enabled: cameBack });
  return told ?? (cameBack ? (data?.version ?? null) : null);
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const reason = useReason();
  return (
    <Alert color="red" variant="light" role="alert" title={t('quarantine.cannot')}>
      {reason(error)}
    </Alert>
  );
}
