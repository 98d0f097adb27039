import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Values = Record<string, unknown>;

/** What an act changed, field by field; what stayed the same is left out. */
export function Change({ before, after }: { before: object | null; after: object | null }) {
  const { t } = useTranslation();
  const [was, is] = [(before ?? {}) as Values, (after ?? {}) as Values];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => said(was[field]) !== said(is[field]));
  if (fields.length === 0) return null;
  return (
    <Table withRowBorders={false} verticalSpacing={2} fz="sm" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('audit.field')}</Table.Th>
          <Table.Th>{t('audit.before')}</Table.Th>
          <Table.Th>{t('audit.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map((field) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" fw={500} className="lines">
              {field}
            </Table.Th>
            <Table.Td>
              <Text size="sm" className="lines">
                {said(was[field])}
              </Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm" className="lines">
                {said(is[field])}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function said(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
