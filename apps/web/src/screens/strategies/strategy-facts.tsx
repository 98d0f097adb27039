import { useTranslation } from 'react-i18next';
import { named, useLabel, useProducts, useTopics, useUserName } from '../../data/reference.js';
import type { Strategy } from '../../data/strategies.js';
import { Facts } from '../../parts/facts.js';
import { useScheduleWords } from '../../parts/schedule.js';
import { useTimes } from '../../parts/time.js';

/** Whose it is, what it is about, for whom, and what has come of it. */
export function StrategyFacts({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  const label = useLabel();
  const topics = useTopics();
  const products = useProducts();
  const schedule = useScheduleWords();
  return (
    <Facts
      facts={[
        [t('strategies.owner'), userName(strategy.ownerId)],
        [t('strategies.recipients'), strategy.recipients.map(userName).join(', ')],
        [t('strategies.topic'), named(topics, strategy.topicId)],
        [t('strategies.product'), named(products, strategy.productId)],
        [t('strategies.area'), label('therapeutic-areas', strategy.therapeuticArea)],
        [t('strategies.found'), t('strategies.counts', { found: strategy.signalCount, kept: strategy.keptCount })],
        [t('strategies.state'), strategy.enabled ? t('strategies.on') : t('strategies.off')],
        [t('schedule.label'), strategy.pubmedQuery && schedule(strategy.schedule)],
        [t('schedule.next'), strategy.nextRunAt && times.moment(strategy.nextRunAt)],
      ]}
    />
  );
}
