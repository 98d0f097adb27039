import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import { signalQuery, signalsQuery, type Signal } from '../../data/signals.js';
import { rankingQuery } from '../../data/strategies.js';
import { useSettings } from '../../data/settings.js';
import { ForRole } from '../../parts/for-role.js';
import { ButtonLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { Filters } from './filters.js';
import { ReadingPane } from './reading-pane.js';
import { SignalList } from './signal-list.js';
import { useWatch } from './use-watch.js';

/** Where there is room to read beside the list. */
const BESIDE = '(min-width: 62em)';

export function Watch() {
  return (
    <ForRole may="signals:read">
      <Board />
    </ForRole>
  );
}

/** What was found worth a look: the list, and beside it what one reads. What is looked for and read stands in the address. */
function Board() {
  const { t } = useTranslation();
  const beside = useMediaQuery(BESIDE, undefined, { getInitialValueInEffect: false }) ?? true;
  const { shortcuts } = useSettings();
  const { signal: asked, decision, ...said } = useSearch({ from: '/session/signals' });
  const ranking = useQuery(rankingQuery(said.strategyId));
  // Relevance comes first where there is any.
  const ranked = said.strategyId !== undefined && ranking.data?.state === 'on';
  const filter = { ...said, sort: ranked ? (said.sort ?? 'relevance') : undefined };
  const list = useInfiniteQuery(signalsQuery(filter, said.strategyId === undefined || !ranking.isPending));
  const signals = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { signal, error } = useRead(signals, asked, list.isFetched, beside);
  const reading = useWatch({ filter, signals, signal, beside, more: () => void (list.hasNextPage && list.fetchNextPage()) });
  const pane = signal && <ReadingPane key={signal.id} {...{ signal, beside, reading }} proposed={asked ? decision : undefined} />;
  return (
    <Page title={t('navigation.signals')} actions={<Actions />}>
      {!beside && asked ? (
        <>
          <div>
            <ButtonLink to="/signals" search={filter} variant="default" size="xs">
              {t('signals.backToList')}
            </ButtonLink>
          </div>
          {error ? <Failure error={error} /> : (pane ?? <Loading />)}
        </>
      ) : (
        <>
          <Filters filter={filter} ranked={ranked} />
          {beside && shortcuts && signals.length > 0 && (
            <Text size="sm" c="dimmed" className="no-print">
              {t('signals.keysHint')}
            </Text>
          )}
          {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
          {list.data?.pages.some((page) => page.here) && (
            <Text size="sm" c="dimmed" role="note">
              {t('signals.here')}
            </Text>
          )}
          {list.isPending && <Loading lines={6} />}
          {list.data && (
            <div className={pane && beside ? 'beside' : undefined}>
              <SignalList {...{ list, signals, filter, beside }} currentId={signal?.id} />
              {beside && pane}
            </div>
          )}
        </>
      )}
    </Page>
  );
}

/** The signal that the address asks for, in the list or not; where none is asked for, the first one, if there is room to read it. */
function useRead(signals: Signal[], asked: string | undefined, listed: boolean, beside: boolean): { signal?: Signal; error: Error | null } {
  const here = signals.find(({ id }) => id === asked);
  const { data, error } = useQuery(signalQuery(asked ?? '', asked !== undefined && listed && !here));
  if (asked) return { signal: here ?? (data?.id === asked ? data : undefined), error };
  return { signal: beside ? signals[0] : undefined, error: null };
}

function Actions() {
  const { t } = useTranslation();
  return (
    <>
      {useMay('digests:read') && (
        <ButtonLink to="/digests" variant="default">
          {t('digests.title')}
        </ButtonLink>
      )}
      {useMay('strategies:write') && (
        <ButtonLink to="/strategies/new" variant="default">
          {t('strategies.new')}
        </ButtonLink>
      )}
    </>
  );
}
