import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { provenanceOf, type Publication } from '../../data/publications.js';
import { useKindName } from '../sources/kind-name.js';

const FIELDS = ['title', 'identifiers', 'authors', 'abstract', 'journal', 'publishedOn', 'types', 'mesh', 'keywords', 'registrations', 'relations', 'conflictOfInterest'] as const;

/** Which source each field comes from. */
export function Provenance({ publication }: { publication: Publication }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const provenance = provenanceOf(publication);
  return (
    <Table withTableBorder maw={640}>
      <Table.Caption>{t('publications.provenance')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('publications.field')}</Table.Th>
          <Table.Th scope="col">{t('publications.comesFrom')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {FIELDS.map(
          (field) =>
            provenance[field] && (
              <Table.Tr key={field}>
                <Table.Th scope="row" fw="normal">
                  {t(`publications.fields.${field}`)}
                </Table.Th>
                <Table.Td>{provenance[field].map(kindName).join(', ')}</Table.Td>
              </Table.Tr>
            ),
        )}
      </Table.Tbody>
    </Table>
  );
}
