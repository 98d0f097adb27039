import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdverseEvent } from '../../data/adverse-events.js';
import { useDraft, useKeeping } from '../../data/drafts.js';
import { newId } from '../../data/ids.js';
import { fullName, type Stakeholder } from '../../data/stakeholders.js';
import { write } from '../../data/writes.js';
import { Failure } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { PersonPicker } from '../stakeholders/person-picker.js';
import { Clocks } from './clocks.js';
import { DetailsForm, type Details } from './details-form.js';
import { Elements } from './elements.js';

interface Report extends Details {
  id: string;
  verbatim: string;
  awareAt: string;
  toldBy: { id: string; name: string } | null;
}

const asTeller = (person: Stakeholder) => ({ id: person.id, name: fullName(person) });

/** One action from any screen: what was heard, word for word. Everything else may come later. */
export function ReportForm({ toldBy, close }: { toldBy?: Stakeholder; close: () => void }) {
  const { t } = useTranslation();
  const times = useTimes();
  const draft = useDraft<Report>('adverse-event');
  const [report, setReport] = useState<Report>(
    () => draft.read() ?? { id: newId(), verbatim: '', awareAt: times.toInput(new Date().toISOString()), toldBy: toldBy ? asTeller(toldBy) : null },
  );
  const set = (change: Partial<Report>) => setReport((before) => ({ ...before, ...change }));
  useKeeping(draft, report, report.verbatim !== '');
  const send = useMutation({
    mutationFn: () => {
      const { id, awareAt, toldBy: teller, ...rest } = report;
      return write({ key: id, resource: 'adverse-events', method: 'POST', id, body: { ...rest, awareAt: times.fromInput(awareAt), stakeholderId: teller?.id } });
    },
    onSuccess: () => draft.discard(),
  });
  if (send.data) return <Reported event={send.data.body as AdverseEvent} close={close} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Stack>
        <Text size="sm">{t('adverseEvents.intro')}</Text>
        <Elements missing={missingOf(report)} />
        <Textarea
          label={t('adverseEvents.verbatim')}
          description={t('adverseEvents.verbatimHint')}
          required
          autosize
          minRows={4}
          maxLength={10_000}
          data-autofocus
          value={report.verbatim}
          onChange={(event) => set({ verbatim: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('adverseEvents.awareAt')}
          description={t('adverseEvents.awareAtHint')}
          required
          max={times.toInput(new Date().toISOString())}
          value={report.awareAt}
          onChange={(event) => set({ awareAt: event.currentTarget.value })}
        />
        <PersonPicker label={t('adverseEvents.toldBy')} value={report.toldBy} onChange={(person) => set({ toldBy: person && asTeller(person) })} />
        <DetailsForm value={report} onChange={set} />
        {send.error && <Failure error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('actions.later')}
          </Button>
          <Button type="submit" color="red.9" loading={send.isPending} disabled={report.verbatim.trim() === ''}>
            {t('adverseEvents.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const missingOf = (report: Report): string[] => [
  ...(report.patientInitials || report.patientAge !== undefined || report.patientSex ? [] : ['patient']),
  ...(report.toldBy ? [] : ['reporter']),
  ...(report.productId || report.productAsTold ? [] : ['product']),
  ...(report.verbatim.trim() ? [] : ['event']),
];

/** What happens from now on: two clocks run. */
function Reported({ event, close }: { event: AdverseEvent; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert color="green" title={t('adverseEvents.reported')} role="status">
        {t('adverseEvents.reportedHint')}
      </Alert>
      <Clocks event={event} />
      <Elements missing={event.missingElements} />
      {event.missingElements.length > 0 && <Text size="sm">{t('adverseEvents.completeLater')}</Text>}
      <Button data-autofocus onClick={close}>
        {t('actions.close')}
      </Button>
    </Stack>
  );
}
