import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Trial, TrialChange } from '../../data/trials.js';
import { keyed } from '../../parts/keyed.js';
import { useTimes } from '../../parts/time.js';
import { useTrialStatus } from './trial-status.js';

/** What has changed since it is watched, the latest first. */
export function Changes({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const times = useTimes();
  const words = useChangeWords();
  return (
    <section aria-labelledby="changes">
      <Title order={2} id="changes" mb="xs">
        {t('trials.changes')}
      </Title>
      <ol className="spine">
        {keyed(trial.changes).map(({ key, one: change }) => (
          <li key={key} className="row">
            <Text>{words(change)}</Text>
            <Text size="sm" c="dimmed">
              {times.moment(change.at)}
            </Text>
          </li>
        ))}
        <li className="row">
          <Text>{t('trials.firstSeen')}</Text>
          <Text size="sm" c="dimmed">
            {times.moment(trial.createdAt)}
          </Text>
        </li>
      </ol>
    </section>
  );
}

function useChangeWords(): (change: TrialChange) => string {
  const { t } = useTranslation();
  const status = useTrialStatus();
  return ({ kind, before, after }) => {
    if (kind === 'status') return t('trials.change.status', { before: status(before), after: status(after) });
    if (kind === 'results') return t('trials.change.results');
    return t('trials.change.site', { site: after ?? '' });
  };
}
