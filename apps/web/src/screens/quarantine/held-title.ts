import { useTranslation } from 'react-i18next';
import type { Held } from '../../data/quarantine.js';

const PARTS = ['completion', 'cancellation', 'no-show', 'restoration', 'fulfilment'] as const;

/** What somebody had done, in a few words. */
export function useHeldTitle(): (held: Pick<Held, 'resource' | 'method' | 'part'>) => string {
  const { t } = useTranslation();
  return ({ resource, method, part }) => {
    if (resource === null) return t('quarantine.illegible');
    const what = t(`outbox.what.${resource}`);
    const known = PARTS.find((one) => one === part);
    if (known) return t(`quarantine.part.${known === 'fulfilment' && method === 'DELETE' ? 'reopening' : known}`);
    if (method === 'POST') return t('outbox.new', { what });
    return method === 'DELETE' ? t('quarantine.removal', { what }) : t('outbox.change', { what });
  };
}
