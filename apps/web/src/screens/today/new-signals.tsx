import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me.js';
import { usePeopleNames } from '../../data/stakeholders.js';
import { countedSignals, myNewSignals, type Signal } from '../../data/signals.js';
import { BlockLink, TextLink } from '../../parts/link.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { Section } from './section.js';

const AT_FIRST = 5;

/** What was found for oneself and nobody has triaged, each with the reason why it is one's own. */
export function NewSignals() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useQuery(myNewSignals(true));
  const first = data?.items.slice(0, AT_FIRST) ?? [];
  const named = new Map(usePeopleNames([...new Set(first.flatMap(({ people }) => people.map(({ stakeholderId }) => stakeholderId)))]).map(({ id, name }) => [id, name]));
  const byKnown = (people: Signal['people']) => {
    const names = people.flatMap(({ stakeholderId }) => named.get(stakeholderId) ?? []);
    return names.length > 0 ? t('today.byKnown', { names: names.join(', ') }) : '';
  };
  const whyMe = (why: Signal['why'], ownerId: string | null) => {
    const mine = why.filter((one) => one.mine);
    if (mine.length > 0) return t('today.whyYou', { count: mine.length, names: mine.map((one) => t('today.strategy', { name: one.strategyName })).join(', ') });
    return ownerId === me.id ? t('today.yours') : '';
  };
  return (
    <Section title={t('today.signals')} count={data && countedSignals(data)}>
      {isPending && <Loading lines={2} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Empty title={t('today.noSignals')}>
          {t('today.noSignalsHint')} <TextLink to="/strategies">{t('navigation.strategies')}</TextLink>
        </Empty>
      )}
      <ul className="rows">
        {first.map(({ id, subject, why, ownerId, people }) => (
          <li key={id}>
            <BlockLink className="row" to="/signals" search={{ mine: true, signal: id }}>
              <Stack gap={0}>
                <Text fw={600} lineClamp={2}>
                  {subject.title}
                </Text>
                <Text size="sm" c="dimmed">
                  {[subject.from, byKnown(people), whyMe(why, ownerId)].filter(Boolean).join(' · ')}
                </Text>
              </Stack>
            </BlockLink>
          </li>
        ))}
      </ul>
      {data && data.items.length > 0 && (
        <TextLink to="/signals" search={{ mine: true }} mt="xs" display="inline-block">
          {t('today.allSignals')}
        </TextLink>
      )}
    </Section>
  );
}
