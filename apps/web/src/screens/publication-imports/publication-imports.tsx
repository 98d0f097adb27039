import { Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import { importFile, importsQuery, type PublicationImport } from '../../data/publication-imports.js';
import { useUserName } from '../../data/reference.js';
import { DropZone } from '../../parts/drop-zone.js';
import { ForRole } from '../../parts/for-role.js';
import { BlockLink } from '../../parts/link.js';
import { More } from '../../parts/more.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { ImportStatus } from './import-status.js';

const ENDINGS = '.xml,.gz,.nbib,.txt,.ris,.bib,.csv,.tsv,.enw,.ciw,.isi,.medline';

export function PublicationImports() {
  const { t } = useTranslation();
  const mayImport = useMay('publications:import');
  return (
    <ForRole may="publications:read">
      <Page title={t('imports.title')}>
        {mayImport && <Giving />}
        <Earlier />
      </Page>
    </ForRole>
  );
}

/** A file is let fall, and its outcome shown. */
function Giving() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [signals, setSignals] = useState(true);
  const give = useMutation({ mutationFn: (file: File) => importFile(file, signals), onSuccess: ({ id }) => void navigate({ to: '/publication-imports/$id', params: { id } }) });
  return (
    <Stack>
      <DropZone accept={ENDINGS} title={t('imports.drop')} hint={t('imports.formats')} choose={t('imports.choose')} busy={give.isPending} onFile={(file) => give.mutate(file)} />
      <Checkbox label={t('imports.signals')} description={t('imports.signalsHint')} checked={signals} onChange={(event) => setSignals(event.currentTarget.checked)} />
      {give.error && <Failure error={give.error} />}
    </Stack>
  );
}

function Earlier() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(importsQuery);
  const imports = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="earlier-imports">
      <Title order={2} id="earlier-imports" mb="xs">
        {t('imports.earlier')}
      </Title>
      {isPending && <Loading lines={2} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && imports.length === 0 && <Empty title={t('imports.none')}>{t('imports.noneHint')}</Empty>}
      <ul className="rows">
        {imports.map((one) => (
          <li key={one.id}>
            <Line one={one} />
          </li>
        ))}
      </ul>
      <More hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
    </section>
  );
}

function Line({ one }: { one: PublicationImport }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  return (
    <BlockLink className="row" to="/publication-imports/$id" params={{ id: one.id }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ flex: '1 1 18rem', minWidth: 0 }}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {one.fileName ?? t('imports.unnamed')}
          </Text>
          <Text size="sm" c="dimmed">
            {[times.moment(one.createdAt), userName(one.ownerId)].join(' · ')}
          </Text>
          {one.failure && <Text size="sm">{one.failure[i18n.language === 'en' ? 'en' : 'fr']}</Text>}
          {one.counts && !one.failure && <Text size="sm">{t('imports.counts', { fresh: one.counts.fresh, known: one.counts.updated + one.counts.unchanged, refused: one.counts.refused })}</Text>}
        </Stack>
        <ImportStatus of={one} />
      </Group>
    </BlockLink>
  );
}
