import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposed, Signal } from '../../data/signals.js';
import type { Reading } from './use-watch.js';

interface Props {
  signal: Signal;
  proposed: Proposed;
  reading: Reading;
}

const CONFIRMS = { kept: 'signals.proposed.confirm', dismissed: 'signals.proposed.chooseReason', snoozed: 'signals.proposed.chooseDay' } as const;

/** What a mail proposes. Programs follow links too, so that nothing is decided before the person says so here: with one key, or one click. */
export function Confirmation({ signal, proposed, reading: { choose, decide, leave } }: Props) {
  const { t } = useTranslation();
  const open = signal.state === 'new' || signal.state === 'assigned';
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // After the title of the screen has had its turn.
    if (open) requestAnimationFrame(() => confirm.current?.focus());
  }, [open]);
  if (!open) return <Alert variant="light">{t('signals.proposed.already')}</Alert>;
  return (
    <Alert color="orange" variant="light">
      <Stack gap="sm">
        <Text size="sm">
          <strong>{t('signals.proposed.title', { decision: t(`signals.decisions.${proposed}`) })}.</strong> {t(`signals.proposed.${proposed}`)}
        </Text>
        <Group gap="xs">
          <Button ref={confirm} size="sm" onClick={() => (proposed === 'kept' ? decide({ decision: 'kept' }) : choose(proposed))}>
            {t(CONFIRMS[proposed])}
          </Button>
          <Button size="sm" variant="default" onClick={leave}>
            {t('signals.proposed.leave')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
