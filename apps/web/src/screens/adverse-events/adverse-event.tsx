import { Blockquote, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { adverseEventQuery, type AdverseEvent } from '../../data/adverse-events.js';
import { newId } from '../../data/ids.js';
import { useMay } from '../../data/me.js';
import { named, useProducts, useUserName } from '../../data/reference.js';
import { write } from '../../data/writes.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { StatusBadge } from './adverse-events.js';
import { Clocks } from './clocks.js';
import { DetailsForm, type Details } from './details-form.js';
import { Elements } from './elements.js';

export function AdverseEventScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="adverse-events:read">
      <AdverseEventPage id={id} />
    </ForRole>
  );
}

function AdverseEventPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  const products = useProducts();
  const mayComplete = useMay('adverse-events:complete');
  const mayFollow = useMay('adverse-events:follow');
  const { data: event, error, refetch } = useQuery(adverseEventQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!event) return <Loading />;
  return (
    <Page title={t('adverseEvents.one')} actions={<StatusBadge event={event} />}>
      <Card withBorder>
        <Stack>
          <Blockquote p="sm" className="lines">
            {event.verbatim}
          </Blockquote>
          <Text size="sm" c="dimmed">
            {t('adverseEvents.heard', { name: userName(event.reporterId), at: times.moment(event.awareAt) })}{' '}
            {event.interactionId && (
              <TextLink to="/interactions/$id" params={{ id: event.interactionId }}>
                {t('adverseEvents.inMeeting')}
              </TextLink>
            )}{' '}
            {event.stakeholderId && (
              <TextLink to="/stakeholders/$id" params={{ id: event.stakeholderId }}>
                {t('adverseEvents.teller')}
              </TextLink>
            )}
          </Text>
          <Clocks event={event} />
          <Elements missing={event.missingElements} />
          <Text size="sm">
            {t('adverseEvents.productIs', { product: named(products, event.productId) || event.productAsTold || t('adverseEvents.toFind') })}
            {event.caseNumber && ` · ${t('adverseEvents.caseIs', { number: event.caseNumber })}`}
          </Text>
        </Stack>
      </Card>
      {mayFollow && event.status !== 'closed' && <Follow event={event} />}
      {mayComplete && event.status !== 'closed' && <Complete key={event.version} event={event} />}
    </Page>
  );
}

/** What has been learned since. The verbatim and the moment of awareness cannot be changed by anybody. */
function Complete({ event }: { event: AdverseEvent }) {
  const { t } = useTranslation();
  const { done } = useFeedback();
  const [details, setDetails] = useState<Details>({
    productId: event.productId ?? undefined,
    productAsTold: event.productAsTold ?? undefined,
    patientInitials: event.patientInitials ?? undefined,
    patientAge: event.patientAge ?? undefined,
    patientSex: event.patientSex ?? undefined,
    serious: event.serious ?? undefined,
  });
  const save = useMutation({
    mutationFn: () => write({ key: newId(), resource: 'adverse-events', method: 'PATCH', id: event.id, ifMatch: event.version, body: details, base: event }),
    onSuccess: () => done(t('adverseEvents.completed')),
  });
  return (
    <Card withBorder>
      <Stack>
        <Text fw={600}>{t('adverseEvents.completeTitle')}</Text>
        <DetailsForm value={details} onChange={setDetails} />
        {save.error && <Failure error={save.error} />}
        <Group justify="flex-end">
          <Button onClick={() => save.mutate()} loading={save.isPending}>
            {t('actions.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

const NEXT = { reported: ['forwarding', 'forward'], forwarded: ['acknowledgement', 'acknowledge'], acknowledged: ['closure', 'close'] } as const;

/** The next step of pharmacovigilance. */
function Follow({ event }: { event: AdverseEvent }) {
  const { t } = useTranslation();
  const { done } = useFeedback();
  const [caseNumber, setCaseNumber] = useState(event.caseNumber ?? '');
  const [part, deed] = NEXT[event.status as keyof typeof NEXT];
  const advance = useMutation({
    mutationFn: () =>
      write({ key: newId(), resource: 'adverse-events', method: 'PUT', id: event.id, part, ifMatch: event.version, body: caseNumber ? { caseNumber } : {}, base: event }),
    onSuccess: () => done(t(`adverseEvents.done.${deed}`)),
  });
  return (
    <Card withBorder>
      <Stack>
        <Group align="flex-end">
          <TextInput label={t('adverseEvents.caseNumber')} value={caseNumber} maxLength={80} onChange={(change) => setCaseNumber(change.currentTarget.value)} />
          <Button onClick={() => advance.mutate()} loading={advance.isPending}>
            {t(`adverseEvents.deed.${deed}`)}
          </Button>
        </Group>
        {advance.error && <Failure error={advance.error} />}
      </Stack>
    </Card>
  );
}
