import { useTranslation } from 'react-i18next';
import type { Interaction } from '../../data/interactions.js';
import { named, useLabel, useTopics } from '../../data/reference.js';
import { useTimes } from '../../parts/time.js';
import { useAttendeeName } from './attendee-names.js';
import type { Compared } from './conflicts.js';

type Attendees = { id?: string; stakeholderId?: string | null; organizationId?: string | null }[];
type Topical = { topicId?: string | null; summary?: string | null; stance?: string | null }[];

/** A field of a meeting in words, so that two versions of it can be read beside each other. */
export function useFieldText(...known: Interaction[]): (field: Compared, value: unknown) => string {
  const { t } = useTranslation();
  const label = useLabel();
  const times = useTimes();
  const topics = useTopics();
  const nameOf = useAttendeeName();
  const people = known.flatMap((one) => one.attendees);
  const attendee = (one: Attendees[number]) => {
    const found = people.find((other) => other.id === one.id || (one.stakeholderId && other.stakeholderId === one.stakeholderId) || (one.organizationId && other.organizationId === one.organizationId));
    return found ? nameOf(found) : t('interactions.newAttendee');
  };
  return (field, value) => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return t('conflict.nothing');
    if (field === 'channel') return label('channels', String(value));
    if (field === 'language') return label('languages', String(value));
    if (field === 'startedAt') return times.moment(String(value));
    if (field === 'initiatedBy') return t(`interactions.initiator.${value as 'msl' | 'stakeholder'}`);
    if (field === 'durationMinutes') return t('interactions.minutes', { count: Number(value) });
    if (field === 'attendees') return (value as Attendees).map(attendee).join('\n');
    if (field === 'discussions' || field === 'documentedInterests')
      return (value as Topical).map((one) => [named(topics, one.topicId), one.summary, one.stance && label('stances', one.stance)].filter(Boolean).join(' · ')).join('\n');
    return String(value);
  };
}
