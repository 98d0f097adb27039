import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newId } from '../../data/ids.js';
import type { Interaction } from '../../data/interactions.js';
import { write, type WriteCommand } from '../../data/writes.js';
import { useFeedback } from '../../parts/feedback.js';

type Deed = 'complete' | 'cancel' | 'noShow' | 'withdraw' | 'restore';

const COMMANDS: Record<Deed, Pick<WriteCommand, 'method' | 'part' | 'body'>> = {
  complete: { method: 'PUT', part: 'completion', body: {} },
  cancel: { method: 'PUT', part: 'cancellation', body: {} },
  noShow: { method: 'PUT', part: 'no-show', body: {} },
  withdraw: { method: 'DELETE' },
  restore: { method: 'PUT', part: 'restoration' },
};

function deedsFor({ status, voidedAt }: Interaction): Deed[] {
  if (voidedAt) return ['restore'];
  return status === 'planned' ? ['complete', 'cancel', 'noShow', 'withdraw'] : ['withdraw'];
}

/** What became of a meeting. It can be withdrawn, and put back; it is never destroyed. */
export function Outcome({ meeting }: { meeting: Interaction }) {
  const { t } = useTranslation();
  const { done, failed } = useFeedback();
  const change = (deed: Deed, ifMatch: number) => write({ key: newId(), resource: 'interactions', id: meeting.id, ifMatch, base: meeting, ...COMMANDS[deed] });
  const act = useMutation({
    mutationFn: (deed: Deed) => change(deed, meeting.version),
    onSuccess: ({ version }, deed) => done(t(`interactions.deedDone.${deed}`), deed === 'withdraw' && version ? () => change('restore', version) : undefined),
    onError: failed,
  });
  return (
    <Group gap="xs" className="no-print">
      {deedsFor(meeting).map((deed) => (
        <Button key={deed} size="sm" variant={deed === 'complete' ? 'filled' : 'default'} loading={act.isPending && act.variables === deed} disabled={act.isPending} onClick={() => act.mutate(deed)}>
          {t(`interactions.deed.${deed}`)}
        </Button>
      ))}
    </Group>
  );
}
