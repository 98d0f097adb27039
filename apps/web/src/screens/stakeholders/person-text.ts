import { useTranslation } from 'react-i18next';
import { language } from '../../i18n/language.js';
import { named, useLabel, useTopics } from '../../data/reference.js';
import type { Stakeholder } from '../../data/stakeholders.js';

const LISTS: Record<string, string> = { kind: 'stakeholder-kinds', profession: 'professions', specialties: 'specialties', languages: 'languages', roles: 'stakeholder-roles' };

type Placed = { organizationId?: string; role?: string | null };
type Reached = { kind: string; value: string };
type Licensed = { order: string; number: string };

/** A field of a person in words, so that two versions of it can be read beside each other. */
export function usePersonText(...known: Stakeholder[]): (field: string, value: unknown) => string {
  const { t } = useTranslation();
  const label = useLabel();
  const topics = useTopics();
  const places = new Map(known.flatMap((one) => one.affiliations).map((one) => [one.organizationId, language() === 'en' ? one.organizationNameEn : one.organizationNameFr]));
  const saysOf: Record<string, (one: never) => string> = {
    topics: (id: string) => named(topics, id),
    affiliations: ({ organizationId = '', role }: Placed) => [role, places.get(organizationId) ?? t('people.anotherPlace')].filter(Boolean).join(', '),
    contactPoints: ({ kind, value }: Reached) => `${t(`people.contactKind.${kind as 'email'}`)} ${value}`,
    licences: ({ order, number }: Licensed) => `${order} ${number}`,
  };
  return (field, value) => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return t('conflict.nothing');
    const say = saysOf[field] ?? ((one: string) => (LISTS[field] ? label(LISTS[field], one) : String(one)));
    return (Array.isArray(value) ? value : [value]).map((one) => say(one as never)).join('\n');
  };
}
