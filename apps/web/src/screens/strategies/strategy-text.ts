import { useTranslation } from 'react-i18next';
import { named, useLabel, useProducts, useTopics, useUserName } from '../../data/reference.js';
import { useScheduleWords } from '../../parts/schedule.js';
import type { StrategyDraft } from './draft.js';

type Field = keyof StrategyDraft;

const NAMES = {
  name: 'name',
  query: 'query',
  pubmedQuery: 'pubmedQuery',
  topicId: 'topic',
  productId: 'product',
  therapeuticArea: 'area',
  recipients: 'recipients',
  enabled: 'state',
} as const satisfies Record<Exclude<Field, 'schedule'>, string>;

/** The fields of a strategy in words, so that two versions of it can be read beside each other. */
export function useStrategyText(): { name: (field: string) => string; text: (field: string, value: unknown) => string } {
  const { t } = useTranslation();
  const label = useLabel();
  const userName = useUserName();
  const topics = useTopics();
  const products = useProducts();
  const schedule = useScheduleWords();
  const says: Partial<Record<string, (value: never) => string>> = {
    topicId: (id: string) => named(topics, id),
    productId: (id: string) => named(products, id),
    therapeuticArea: (code: string) => label('therapeutic-areas', code),
    recipients: (ids: string[]) => ids.map(userName).join('\n'),
    schedule,
    enabled: (on: boolean) => t(on ? 'strategies.on' : 'strategies.off'),
  };
  return {
    name: (field) => (field === 'schedule' ? t('schedule.label') : t(`strategies.${NAMES[field as keyof typeof NAMES]}`)),
    text: (field, value) => (value === null || value === '' ? '' : (says[field] ?? String)(value as never)) || t('conflict.nothing'),
  };
}
