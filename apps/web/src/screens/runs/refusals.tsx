import { Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refusalsQuery } from '../../data/runs.js';
import { keyed } from '../../parts/keyed.js';
import { More } from '../../parts/more.js';
import { Failure, Loading } from '../../parts/states.js';

/** The records that could not be taken, and why. */
export function Refusals({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(refusalsQuery(id));
  return (
    <section aria-labelledby="refusals">
      <Title order={2} id="refusals" mb="xs">
        {t('runs.refusals')}
      </Title>
      {isPending && <Loading lines={2} />}
      {error && <Failure error={error} />}
      <ul className="rows">
        {keyed(data?.pages.flatMap((page) => page.items) ?? []).map(({ key, one }) => (
          <li key={key} className="row">
            <Text>{one[i18n.language === 'en' ? 'en' : 'fr']}</Text>
            <Text size="sm" c="dimmed">
              {[one.record !== null && t('runs.record', { number: one.record }), one.line !== null && t('runs.line', { number: one.line })].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      <More hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
    </section>
  );
}
