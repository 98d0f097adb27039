import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { attendeeNameQuery } from '../../data/stakeholders.js';
import { language } from '../../i18n/language.js';

type Told = Record<string, unknown>;

/** What a list of a body holds, as far as it is what one expects there. */
export const listOf = (value: unknown): Told[] => (Array.isArray(value) ? value.filter((one): one is Told => typeof one === 'object' && one !== null) : []);

const idIn = ({ stakeholderId, organizationId }: Told) =>
  typeof stakeholderId === 'string' ? { stakeholderId } : typeof organizationId === 'string' ? { organizationId } : null;

/** The names behind the ids of a body. Whoever is not (yet) known is said to be so. */
export function useNames(body: Told): (one: Told) => string {
  const { t } = useTranslation();
  const ids = [body, ...listOf(body.attendees), ...listOf(body.affiliations)].flatMap((one) => idIn(one) ?? []);
  const found = useQueries({ queries: ids.map(attendeeNameQuery) });
  const names = new Map(ids.map((id, index) => [Object.values(id)[0], found[index]?.data?.[language()]]));
  return (one) => names.get(Object.values(idIn(one) ?? {})[0] ?? '') ?? t('quarantine.unknownRecord');
}
