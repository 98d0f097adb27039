import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Relevance, Signal } from '../../data/signals.js';
import { useKindName } from '../sources/kind-name.js';

/** What speaks for and against a signal, by what was kept of those that were triaged. */
export function WhyRelevant({ relevance: { band, terms } }: { relevance: Relevance }) {
  const { t } = useTranslation();
  const what = useWhat();
  return (
    <>
      <Text size="sm" fw={500}>
        {t(`signals.bandHint.${band}`)}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
        {terms.map((term) => (
          <li key={`${term.kind} ${term.text}`}>
            <Text span size="sm">
              {t(`signals.moves.${term.direction}`, { what: what(term), kept: term.kept, of: term.of })}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}

function useWhat(): (term: Relevance['terms'][number]) => string {
  const { t } = useTranslation();
  const kindName = useKindName();
  return ({ kind, text }) => {
    if (kind === 'source') return t('signals.term.source', { text: kindName(text ?? '') });
    if (kind === 'reason') return t('signals.term.reason', { text: t(`signals.reasons.${text as Exclude<Signal['reason'], 'new'>}`) });
    return t(`signals.term.${kind}`, { text });
  };
}
