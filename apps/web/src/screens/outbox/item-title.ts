import { useTranslation } from 'react-i18next';
import { useSignalTitle } from '../../data/device.js';
import type { Fields, Item } from '../../offline/command.js';
import { setBy } from '../../offline/projection.js';
import { useTimes } from '../../parts/time.js';
import { useMade, type Made } from '../signals/decision-text.js';

/** What a change is about, in a line: what was done, to what, when it was written. */
export function useItemTitle(): (item: Item) => string {
  const { t } = useTranslation();
  const times = useTimes();
  const made = useMade();
  const signalTitle = useSignalTitle();
  return (item) => {
    const { resource, method, id, body, base, writtenAt } = item;
    const line = (...parts: unknown[]) => [...parts, times.moment(writtenAt)].filter(Boolean).join(' · ');
    if (resource === 'signals') return line(t('signals.one'), made(setBy(item).triage as Made | null), signalTitle(id));
    const fields = { ...base, ...body } as Fields;
    const what = t(`outbox.what.${resource}`);
    return line(method === 'POST' ? t('outbox.new', { what }) : t('outbox.change', { what }), [fields.givenName, fields.familyName].filter(Boolean).join(' '));
  };
}
