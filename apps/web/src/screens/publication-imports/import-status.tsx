import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PublicationImport } from '../../data/publication-imports.js';

const COLOURS: Record<PublicationImport['status'], string> = { 'awaiting-content': 'gray', waiting: 'blue', running: 'blue', completed: 'green', failed: 'red', cancelled: 'gray', repeated: 'gray' };

export function ImportStatus({ of: { status } }: { of: PublicationImport }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" tt="none" color={COLOURS[status]}>
      {t(`imports.statuses.${status}`)}
    </Badge>
  );
}
