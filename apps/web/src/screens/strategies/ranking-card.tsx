import { Card, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rankingQuery, type Ranking } from '../../data/strategies.js';
import { useTimes } from '../../parts/time.js';

/** Whether what the strategy finds is ranked by what was triaged, and how well that goes. It is shown to those whose triage it rests on. */
export function RankingCard({ strategyId }: { strategyId: string }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { data: ranking } = useQuery(rankingQuery(strategyId));
  if (!ranking) return null;
  return (
    <Card withBorder component="section" aria-labelledby="ranking">
      <Stack gap="xs">
        <Title order={2} id="ranking">
          {t('strategies.ranking.title')}
        </Title>
        <Text>{said(ranking)}</Text>
        {ranking.inOrder !== null && <Text size="sm">{t('strategies.ranking.measured', { inOrder: ranking.inOrder, byDate: ranking.inOrderByDate })}</Text>}
        {ranking.thirds.length > 0 && <Thirds thirds={ranking.thirds} />}
        <Text size="sm" c="dimmed">
          {t('strategies.ranking.hint')}
        </Text>
      </Stack>
    </Card>
  );
}

function useSaid(): (ranking: Ranking) => string {
  const { t } = useTranslation();
  const times = useTimes();
  return ({ state, kept, dismissed, labelsAtLeast, ofEachAtLeast, since }) => {
    const counts = { labels: kept + dismissed, kept, dismissed, wanted: labelsAtLeast, each: ofEachAtLeast };
    if (state === 'too-few') return t('strategies.ranking.tooFew', counts);
    if (state === 'learning') return t('strategies.ranking.learning', counts);
    if (state === 'not-helping') return t('strategies.ranking.notHelping', counts);
    return t('strategies.ranking.on', { ...counts, at: since ? times.moment(since) : '' });
  };
}

function Thirds({ thirds }: { thirds: Ranking['thirds'] }) {
  const { t } = useTranslation();
  return (
    <Table withTableBorder maw={480}>
      <Table.Caption>{t('strategies.ranking.thirds')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('strategies.ranking.third')}</Table.Th>
          <Table.Th scope="col">{t('strategies.ranking.keptOf')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {thirds.map(({ band, kept, of }) => (
          <Table.Tr key={band}>
            <Table.Th scope="row" fw="normal">
              {t(`signals.bands.${band}`)}
            </Table.Th>
            <Table.Td>{t('strategies.ranking.share', { kept, of })}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
