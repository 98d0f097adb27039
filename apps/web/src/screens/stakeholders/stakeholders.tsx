import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import { peopleQuery } from '../../data/stakeholders.js';
import { BlockLink, ButtonLink } from '../../parts/link.js';
import { More } from '../../parts/more.js';
import { Page } from '../../parts/page.js';
import { PersonLine } from '../../parts/person-line.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { Filters } from './filters.js';
import { Views } from './views.js';

/** The people of the network. What is looked for stands in the address, so a view is a bookmark. */
export function Stakeholders() {
  const { t } = useTranslation();
  const filter = useSearch({ from: '/session/stakeholders' });
  const mayWrite = useMay('stakeholders:write');
  const { data, error, isPending, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(peopleQuery(filter));
  const people = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('navigation.people')} actions={mayWrite && <ButtonLink to="/stakeholders/new" variant="default">{t('people.new')}</ButtonLink>}>
      <Views filter={filter} />
      <Filters filter={filter} />
      {isPending && <Loading lines={8} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && people.length === 0 && <Empty title={t('people.none')}>{t('people.noneHint')}</Empty>}
      {data && people.length > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t(hasNextPage ? 'people.shownSome' : 'people.shownAll', { count: people.length })}
        </Text>
      )}
      <ul className="rows" aria-busy={isPlaceholderData}>
        {people.map((person) => (
          <li key={person.id}>
            <BlockLink className="row" to="/stakeholders/$id" params={{ id: person.id }}>
              <PersonLine person={person} />
            </BlockLink>
          </li>
        ))}
      </ul>
      <More hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
    </Page>
  );
}
