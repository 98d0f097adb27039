import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../data/runs.js';

/** Where the records of a run went, as a PRISMA diagram would show it: in a sentence, and as a table. */
export function RunCounts({ run: { kind, counts, excluded } }: { run: Run }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(`${i18n.language}-CA`);
  const rows: [name: string, count: number | null, inner?: boolean][] = [
    [t(kind === 'import' ? 'runs.count.held' : 'runs.count.hits'), counts.hits],
    [t('runs.count.read'), counts.read],
    [t('runs.count.fresh'), counts.fresh, true],
    [t('runs.count.updated'), counts.updated, true],
    [t('runs.count.unchanged'), counts.unchanged, true],
    [t('runs.count.refused'), counts.refused],
    ...excluded.map(({ reason, count }): [string, number] => [i18n.exists(`runs.excluded.${reason}`) ? t(`runs.excluded.${reason as 'known'}`) : reason, count]),
    [t('runs.count.signals'), counts.signals],
  ];
  return (
    <>
      <Text>{t('runs.summary', { read: counts.read, fresh: counts.fresh, updated: counts.updated, refused: counts.refused, signals: counts.signals })}</Text>
      <Table withTableBorder maw={560}>
        <Table.Caption>{t('runs.tableCaption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('runs.step')}</Table.Th>
            <Table.Th scope="col" ta="end">
              {t('runs.records')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(
            ([name, count, inner]) =>
              count !== null && (
                <Table.Tr key={name}>
                  <Table.Th scope="row" fw="normal" pl={inner ? 'xl' : undefined}>
                    {name}
                  </Table.Th>
                  <Table.Td ta="end">{number.format(count)}</Table.Td>
                </Table.Tr>
              ),
          )}
        </Table.Tbody>
      </Table>
    </>
  );
}
