import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import { redactionsQuery, type Redaction } from '../../data/redactions.js';
import { useUserName } from '../../data/reference.js';
import { ForRole } from '../../parts/for-role.js';
import { BlockLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';

/** Meetings whose words somebody has to look at because a person has been erased. */
export function Redactions() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(redactionsQuery(useMay('redactions:read')));
  return (
    <ForRole may="redactions:read">
      <Page title={t('navigation.redactions')}>
        <Text>{t('redactions.intro')}</Text>
        {isPending && <Loading />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && <Empty title={t('redactions.none')}>{t('redactions.noneHint')}</Empty>}
        <ul className="rows">
          {data?.items.map((one) => (
            <li key={one.id}>
              <Line redaction={one} />
            </li>
          ))}
        </ul>
      </Page>
    </ForRole>
  );
}

function Line({ redaction }: { redaction: Redaction }) {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  return (
    <BlockLink className="row" to="/redactions/$id" params={{ id: redaction.id }}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={0}>
          <Text fw={600}>{t('redactions.meeting', { day: times.day(redaction.startedAt), author: userName(redaction.authorId) })}</Text>
          <Text size="sm" c="dimmed">
            {redaction.named > 0 ? t('redactions.named', { count: redaction.named }) : t('redactions.amongOthers')}
          </Text>
        </Stack>
        <Text size="sm">{t('redactions.foundAt', { moment: times.moment(redaction.foundAt) })}</Text>
      </Group>
    </BlockLink>
  );
}
