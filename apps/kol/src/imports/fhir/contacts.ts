import { fits } from '@liaison/platform';
import { isContactPoint } from '../../stakeholders/rules.js';
import { ContactPointDto } from '../../stakeholders/stakeholder.dto.js';
import { notes as note, type Reason } from '../reasons.js';
import { holdsOn, objects, text, texts, type Json } from './json.js';

type Kind = ContactPointDto['kind'];

const KINDS: Record<string, Kind> = { phone: 'phone', fax: 'fax', email: 'email', url: 'web', sms: 'mobile' };
/** A contact point of ours is how to reach somebody at work: what is somebody's home stays out, whatever the source says. */
const PRIVATE = 'home';
const PAST = new Set(['old', 'temp']);
export const CONTACTS_AT_MOST = 20;

/** How to reach a person at work today. What is malformed, private or of an unknown kind is left out with a note. */
export function contactsOf(resource: Json, day: string, notes: Set<Reason>): ContactPointDto[] {
  const kept = new Map<string, ContactPointDto>();
  const keep = (kind: Kind | undefined, value: string | null) => {
    if (!kind || !value) return void notes.add(kind ? note.droppedContact : note.unsupportedContact);
    const point: ContactPointDto = { kind, value };
    if (!fits(ContactPointDto, point) || !isContactPoint(point)) return void notes.add(note.droppedContact);
    kept.set(`${kind} ${value.toLowerCase()}`, point);
  };
  const isWanted = (one: Json) => {
    if (PAST.has(text(one.use) ?? '') || !holdsOn(one.period, day)) return false;
    if (text(one.use) !== PRIVATE) return true;
    notes.add(note.privateContact);
    return false;
  };
  for (const telecom of objects(resource.telecom).filter(isWanted).sort(byRank)) keep(kindOf(telecom), bare(text(telecom.value)));
  for (const address of objects(resource.address).filter(isWanted)) keep('address', lineOf(address));
  if (kept.size > CONTACTS_AT_MOST) notes.add(note.tooManyContacts);
  return [...kept.values()].slice(0, CONTACTS_AT_MOST);
}

const kindOf = ({ system, use }: Json): Kind | undefined => {
  const kind = KINDS[text(system) ?? ''];
  return kind === 'phone' && text(use) === 'mobile' ? 'mobile' : kind;
};

/** FHIR: rank 1 is preferred; none comes last. */
const byRank = (a: Json, b: Json): number => rankOf(a) - rankOf(b);
const rankOf = ({ rank }: Json): number => (typeof rank === 'number' ? rank : Number.MAX_SAFE_INTEGER);

const bare = (value: string | null): string | null => value && value.replace(/^(tel|fax|sms|mailto):/i, '');

/** An address on one line: as it is told in one text, else put together from its parts. */
function lineOf(address: Json): string | null {
  const whole = text(address.text);
  if (whole) return whole;
  const province = [text(address.state), text(address.postalCode)].filter((part) => part !== null).join(' ');
  return text([...texts(address.line), text(address.city), province, text(address.country)].filter(Boolean).join(', '));
}
