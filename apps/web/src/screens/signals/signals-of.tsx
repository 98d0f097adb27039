import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { signalsOfQuery } from '../../data/signals.js';
import { TextLink } from '../../parts/link.js';
import { useTimes } from '../../parts/time.js';
import { SignalBadges } from './badges.js';

/** The signals that were raised of a publication or a trial, and what became of them. */
export function SignalsOf({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { data } = useQuery(signalsOfQuery(subjectId));
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="signals-of">
      <Title order={2} id="signals-of" mb="xs">
        {t('signals.ofThis')}
      </Title>
      <ul className="rows">
        {data.items.map((signal) => (
          <li key={signal.id} className="row">
            <SignalBadges signal={signal} />
            <Text size="sm" mt={4}>
              <TextLink to="/signals" search={{ state: signal.state === 'new' ? undefined : signal.state, signal: signal.id }}>
                {t('signals.raisedAt', { at: times.moment(signal.raisedAt) })}
              </TextLink>
              {` · ${t(`signals.states.${signal.state}`)}`}
              {signal.why.length > 0 && ` · ${t('signals.foundBy', { names: signal.why.map((one) => one.strategyName).join(', ') })}`}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
