import { useTranslation } from 'react-i18next';
import { named, useLabel, usePriorities, useProducts, useTopics } from '../../data/reference.js';
import { useTimes } from '../../parts/time.js';
import type { Compared } from '../interactions/conflicts.js';
import { useFieldText } from '../interactions/field-text.js';
import { usePersonText } from '../stakeholders/person-text.js';
import { listOf, useNames } from './names.js';

type Told = Record<string, unknown>;
type Words = (value: never) => string;

const line = (values: unknown[]): string => values.filter((one) => typeof one === 'string' && one !== '').join(' · ');

/** As it was written. @throws TypeError when it is no text, no number and no flag */
function plain(value: unknown): string {
  if (typeof value === 'object') throw new TypeError('not plain');
  return String(value);
}

/** The fields that a screen knows, in the order in which one reads them, and how each is said in words. */
export function useFieldWords(body: Told): Record<string, Words> {
  const name = useNames(body);
  return { ...useReportWords(() => name(body)), ...useMeetingWords(body, name), ...usePersonWords(name) };
}

function useMeetingWords(body: Told, name: (one: Told) => string): Record<string, Words> {
  const { t } = useTranslation();
  const label = useLabel();
  const text = useFieldText();
  const times = useTimes();
  const [topics, products, priorities] = [useTopics(), useProducts(), usePriorities()];
  const attendees = listOf(body.attendees);
  /** One line for each part, beginning with whose it is. */
  const parts = <T extends Told>(say: (one: T) => unknown[]) => (value: T[]) =>
    value
      .map((one) => [attendees.find(({ id }) => id && id === one.attendeeId), line(say(one))] as const)
      .map(([whose, text]) => (whose ? t('outbox.says', { name: name(whose), text }) : text))
      .join('\n');
  const field = (which: Compared): Words => (value) => text(which, value);
  return {
    channel: field('channel'),
    status: (value) => label('interaction-statuses', value),
    startedAt: field('startedAt'),
    durationMinutes: field('durationMinutes'),
    place: plain,
    timeZone: plain,
    language: field('language'),
    initiatedBy: field('initiatedBy'),
    attendees: (value: Told[]) => value.map(name).join('\n'),
    note: plain,
    reason: plain,
    discussions: parts((one: Part) => [named(topics, one.topicId), named(products, one.productId), label('stances', one.stance), one.summary]),
    insights: parts((one: Part) => [one.text, named(priorities, one.priorityId)]),
    inquiries: parts((one: Part) => [one.question, named(products, one.productId), one.unsolicited && t('interactions.unsolicited')]),
    commitments: parts((one: Part) => [one.text, one.dueOn && t('interactions.due', { day: times.day(one.dueOn) })]),
    documentedInterests: parts((one: Part) => [named(topics, one.topicId)]),
  };
}

/** The texts and ids of whatever a part of a meeting may be. */
interface Part extends Told {
  topicId?: string;
  productId?: string;
  priorityId?: string;
  stance?: string;
  dueOn?: string;
}

function useReportWords(teller: () => string): Record<string, Words> {
  const { t } = useTranslation();
  const times = useTimes();
  const products = useProducts();
  return {
    verbatim: plain,
    awareAt: (value) => times.moment(value),
    stakeholderId: teller,
    productId: (value) => named(products, value) || t('quarantine.unknownRecord'),
    productAsTold: plain,
    patientInitials: plain,
    patientAge: plain,
    patientSex: (value) => t(`adverseEvents.sexes.${value as 'female'}`, { defaultValue: value }),
    serious: (value) => t(value ? 'adverseEvents.serious' : 'adverseEvents.notSerious'),
  };
}

const OF_PERSON = ['kind', 'givenName', 'familyName', 'profession', 'specialties', 'languages', 'licences', 'orcid', 'contactPoints', 'roles', 'topics'];

function usePersonWords(name: (one: Told) => string): Record<string, Words> {
  const text = usePersonText();
  const known = OF_PERSON.map((field): [string, Words] => [field, (value) => text(field, value)]);
  return { ...Object.fromEntries(known), affiliations: (value: Told[]) => value.map((one) => line([name(one), one.role])).join('\n') };
}
