import { useTranslation } from 'react-i18next';
import type { Interaction } from '../../data/interactions.js';

type Attendee = Interaction['attendees'][number];

/** Who took part, by name; somebody who has not arrived at the server yet is said to be on the way. */
export function useAttendeeName(): (attendee: Attendee) => string {
  const { t, i18n } = useTranslation();
  return (attendee) => (i18n.language === 'en' ? attendee.nameEn : attendee.nameFr) ?? t('interactions.unresolved');
}

export function useAttendeeNames(): (interaction: Interaction) => string {
  const { i18n } = useTranslation();
  const name = useAttendeeName();
  return ({ attendees }) => new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(attendees.map(name));
}
