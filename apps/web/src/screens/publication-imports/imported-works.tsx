import { Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { importedWorksQuery } from '../../data/publication-imports.js';
import { BlockLink } from '../../parts/link.js';
import { More } from '../../parts/more.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';

/** The works that came with a file, each leading to its page. */
export function ImportedWorks({ importId, read }: { importId: string; read: number }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(importedWorksQuery(importId, read));
  return (
    <section aria-labelledby="imported-works">
      <Title order={2} id="imported-works" mb="xs">
        {t('imports.works')}
      </Title>
      {isPending && <Loading lines={2} />}
      {error && <Failure error={error} />}
      <ul className="rows">
        {data?.pages.flatMap((page) => page.items).map((work) => (
          <li key={work.id}>
            <BlockLink className="row" to="/publications/$id" params={{ id: work.id }}>
              <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                {work.title}
              </Text>
              <Text size="sm" c="dimmed">
                {[work.journal, work.publishedOn && times.partial(work.publishedOn), work.identifiers.pmid ? `PMID ${work.identifiers.pmid}` : work.identifiers.doi && `DOI ${work.identifiers.doi}`].filter(Boolean).join(' · ')}
              </Text>
            </BlockLink>
          </li>
        ))}
      </ul>
      <More hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
    </section>
  );
}
