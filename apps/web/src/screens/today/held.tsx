import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { counted, waitingQuery } from '../../data/quarantine.js';
import { TextLink } from '../../parts/link.js';
import { Failure } from '../../parts/states.js';
import { HeldLine } from '../quarantine/held-line.js';
import { Section } from './section.js';

const AT_FIRST = 3;

/** What devices have left, for whoever decides on it: nothing at all on most days. */
export function HeldOnToday() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(waitingQuery(true));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('today.held')} count={counted(data)}>
      <ul className="rows">
        {data.items.slice(0, AT_FIRST).map((held) => (
          <li key={held.id}>
            <HeldLine held={held} />
          </li>
        ))}
      </ul>
      <TextLink to="/quarantine" mt="xs" display="inline-block">
        {t('today.allHeld')}
      </TextLink>
    </Section>
  );
}
