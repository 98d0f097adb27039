import { useTranslation } from 'react-i18next';
import type { Fields, Item } from '../../offline/command.js';
import { useTimes } from '../../parts/time.js';

/** What a change is about, in a line: what was done, to what, when it was written. */
export function useItemTitle(): (item: Item) => string {
  const { t } = useTranslation();
  const times = useTimes();
  return ({ resource, method, body, base, writtenAt }) => {
    const fields = { ...base, ...body } as Fields;
    const name = [fields.givenName, fields.familyName].filter(Boolean).join(' ');
    const what = t(`outbox.what.${resource}`);
    return [method === 'POST' ? t('outbox.new', { what }) : t('outbox.change', { what }), name, times.moment(writtenAt)].filter(Boolean).join(' · ');
  };
}
