import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Signal, SignalsFilter } from '../../data/signals.js';
import { useSettings } from '../../data/settings.js';
import { TextLink } from '../../parts/link.js';
import { More } from '../../parts/more.js';
import { Empty } from '../../parts/states.js';
import { openSubject } from './open-subject.js';
import { SignalLine } from './signal-line.js';

interface Props {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; isPlaceholderData: boolean; fetchNextPage: () => unknown };
  signals: Signal[];
  filter: SignalsFilter;
  currentId: string | undefined;
  beside: boolean;
}

export function SignalList({ list, signals, filter, currentId, beside }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { shortcuts } = useSettings();
  if (signals.length === 0) return <Nothing filter={filter} />;
  return (
    <Stack gap="md">
      <ul className="rows" aria-busy={list.isPlaceholderData} aria-label={t('signals.list')}>
        {signals.map((signal) => (
          <li key={signal.id}>
            <SignalLine signal={signal} search={filter} current={signal.id === currentId} beside={beside} onEnter={shortcuts ? () => openSubject(signal, navigate) : undefined} />
          </li>
        ))}
      </ul>
      <More hasNextPage={list.hasNextPage} isFetchingNextPage={list.isFetchingNextPage} fetchNextPage={list.fetchNextPage} />
    </Stack>
  );
}

/** Why there is nothing, and what would bring something. */
function Nothing({ filter: { state = 'new', kind, strategyId, mine } }: { filter: SignalsFilter }) {
  const { t } = useTranslation();
  if (kind || strategyId || mine)
    return (
      <Empty title={t('signals.noneSo')}>
        <TextLink to="/signals" search={{}}>
          {t('signals.showAll')}
        </TextLink>
      </Empty>
    );
  return (
    <Empty title={t(`signals.none.${state}`)}>
      {t(`signals.noneHint.${state}`)}
      {state === 'new' && (
        <>
          {' '}
          <TextLink to="/strategies">{t('navigation.strategies')}</TextLink>
        </>
      )}
    </Empty>
  );
}
