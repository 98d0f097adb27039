import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { openAdverseEvents } from '../../data/adverse-events.js';
import { TextLink } from '../../parts/link.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { AdverseEventCard } from '../adverse-events/adverse-events.js';
import { Section } from './section.js';

const AT_FIRST = 3;

/** Adverse events whose clocks run, the next deadline first. */
export function RunningClocks() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(openAdverseEvents(true));
  return (
    <Section title={t('today.clocks')} count={data?.items.length}>
      {isPending && <Loading lines={2} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && <Empty title={t('today.noClocks')}>{t('today.noClocksHint')}</Empty>}
      <ul className="rows">
        {data?.items.slice(0, AT_FIRST).map((event) => (
          <li key={event.id}>
            <AdverseEventCard event={event} />
          </li>
        ))}
      </ul>
      {(data?.items.length ?? 0) > AT_FIRST && (
        <TextLink to="/adverse-events" mt="xs" display="inline-block">
          {t('today.allClocks', { count: data!.items.length })}
        </TextLink>
      )}
    </Section>
  );
}
