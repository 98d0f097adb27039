import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../../data/signals.js';
import { TextLink } from '../../parts/link.js';
import { useFieldOfMatch } from '../strategies/matched.js';
import { KnownPeople } from './known-people.js';
import { WhyRelevant } from './why-relevant.js';

/** Each strategy that found it, by which words, and what of it is kept elsewhere; and whom we know of its authors. */
export function WhyShown({ signal }: { signal: Signal }) {
  const { t } = useTranslation();
  const field = useFieldOfMatch();
  return (
    <section aria-labelledby="why-shown">
      <Text id="why-shown" component="h3" fw={600} size="sm">
        {t('signals.why')}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
        {signal.why.map(({ strategyId, strategyName, asked, terms, relevance }) => (
          <li key={strategyId}>
            <TextLink to="/strategies/$id" params={{ id: strategyId }}>
              {strategyName}
            </TextLink>
            <Text span size="sm">
              {terms.length > 0 && t('signals.byWords', { words: terms.map((one) => t('signals.word', { text: one.text, field: field(one.field) })).join(', ') })}
              {asked && ` (${t('signals.asked')})`}
            </Text>
            {relevance && <WhyRelevant relevance={relevance} />}
          </li>
        ))}
      </ul>
      <KnownPeople signal={signal} />
      {signal.reason !== 'new' && <Text size="sm">{t(`signals.reasonHint.${signal.reason}`)}</Text>}
    </section>
  );
}
