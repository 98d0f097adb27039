import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, Unreachable } from '../api/problem.js';

/** Something is on its way. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-label={t('states.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={52} radius="md" />
      ))}
    </Stack>
  );
}

/** Nothing is there, and what one can do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack gap={4} align="center" py="xl" px="md" ta="center">
      <Text fw={600}>{title}</Text>
      {children && (
        <Text component="div" c="dimmed" maw={520}>
          {children}
        </Text>
      )}
    </Stack>
  );
}

/** Something did not work, why, and the way on. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="light" title={t('states.failed')} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{useReason()(error)}</Text>
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            {t('states.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** An error in the words of the person who meets it. */
export function useReason(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof Unreachable) return t('states.unreachable');
    if (error instanceof ApiProblem) {
      const { detail, title, errors = [] } = error.problem;
      // What is said of the fields says more than that something was wrong with them.
      const said = [detail, ...errors.map((one) => one.message)].filter(Boolean).join(' ');
      return said || title || t('states.unexpected');
    }
    return t('states.unexpected');
  };
}
