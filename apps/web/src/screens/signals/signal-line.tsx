import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Signal, SignalsFilter } from '../../data/signals.js';
import { BlockLink } from '../../parts/link.js';
import { useTimes } from '../../parts/time.js';
import { useKindName } from '../sources/kind-name.js';
import { SignalBadges } from './badges.js';

interface Props {
  signal: Signal;
  search: SignalsFilter;
  current: boolean;
  /** Beside the list there is room for what is read; elsewhere it takes its place, and the way back leads to the list. */
  beside: boolean;
  onEnter?: () => void;
}

export const lineId = (id: string): string => `signal-${id}`;

/** One line for a publication, trial or notice, however many sources speak of it. */
export function SignalLine({ signal, search, current, beside, onEnter }: Props) {
  const { t } = useTranslation();
  const about = useAboutSubject();
  return (
    <BlockLink
      id={lineId(signal.id)}
      className="row"
      to="/signals"
      search={{ ...search, signal: signal.id }}
      replace={beside}
      resetScroll={!beside}
      activeOptions={{ exact: true, includeSearch: true }}
      activeProps={{}}
      aria-current={current && beside ? 'true' : undefined}
      onKeyDown={(event) => {
        // On the line that is read already, Enter goes on to its page.
        if (event.key !== 'Enter' || !current || !onEnter) return;
        event.preventDefault();
        onEnter();
      }}
    >
      <Stack gap={4}>
        <SignalBadges signal={signal} />
        <Text fw={600} lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
          {signal.subject.title}
        </Text>
        <Text size="sm" c="dimmed">
          {about(signal)}
        </Text>
        {signal.why.length > 0 && <Text size="sm">{t('signals.foundBy', { names: signal.why.map((one) => one.strategyName).join(', ') })}</Text>}
      </Stack>
    </BlockLink>
  );
}

/** Who says it, when, and which sources speak of it. */
export function useAboutSubject(): (signal: Signal) => string {
  const { t } = useTranslation();
  const times = useTimes();
  const kindName = useKindName();
  return ({ subject: { from, publishedOn, origins, kind } }) =>
    [from, publishedOn && times.partial(publishedOn), kind === 'publication' && origins.length > 0 && t('signals.seenBy', { names: origins.map(kindName).join(', ') })].filter(Boolean).join(' · ');
}
