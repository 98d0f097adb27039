import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { allAdverseEvents, type AdverseEvent } from '../../data/adverse-events.js';
import { useMay } from '../../data/me.js';
import { ForRole } from '../../parts/for-role.js';
import { TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { Clocks } from './clocks.js';
import { Elements } from './elements.js';
import { useReporting } from './reporting.js';

export function AdverseEvents() {
  return (
    <ForRole may="adverse-events:read">
      <List />
    </ForRole>
  );
}

/** The next deadline first. */
function List() {
  const { t } = useTranslation();
  const report = useReporting();
  const mayReport = useMay('adverse-events:report');
  const { data, error, isPending, refetch } = useQuery(allAdverseEvents(true));
  return (
    <Page
      title={t('navigation.adverseEvents')}
      actions={
        mayReport && (
          <Button color="red.9" onClick={() => report()}>
            {t('adverseEvents.report')}
          </Button>
        )
      }
    >
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && <Empty title={t('adverseEvents.none')}>{t('adverseEvents.noneHint')}</Empty>}
      <ul className="rows">
        {data?.items.map((event) => (
          <li key={event.id}>
            <AdverseEventCard event={event} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

export function AdverseEventCard({ event }: { event: AdverseEvent }) {
  const { t } = useTranslation();
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <TextLink to="/adverse-events/$id" params={{ id: event.id }} lineClamp={2} underline="hover">
            {t('adverseEvents.quoted', { text: event.verbatim })}
          </TextLink>
          <StatusBadge event={event} />
        </Group>
        <Clocks event={event} />
        {event.missingElements.length > 0 ? <Elements missing={event.missingElements} /> : <Text size="sm">{t('adverseEvents.complete')}</Text>}
      </Stack>
    </Card>
  );
}

export function StatusBadge({ event }: { event: AdverseEvent }) {
  const { t } = useTranslation();
  return (
    <Badge variant="outline" tt="none" style={{ flexShrink: 0 }} color={event.status === 'closed' ? 'gray' : undefined} autoContrast>
      {t(`adverseEvents.status.${event.status}`)}
    </Badge>
  );
}
