import { validate, words, type Tx } from '@liaison/platform';
import { ChangeStakeholder, CreateStakeholder } from '../../stakeholders/stakeholder.dto.js';
import { blank, changed, type StakeholderRecord } from '../../stakeholders/stakeholder-record.js';
import { StakeholdersService } from '../../stakeholders/stakeholders.service.js';
import { CONTACTS_AT_MOST } from '../fhir/contacts.js';
import { readPerson, type Person } from '../fhir/person.js';
import type { ImportRow } from '../import.entity.js';
import { reasons, Refusal, type Reason } from '../reasons.js';
import { earlierLike } from './earlier.js';
import { candidatesOf, contradicts, learn, onlyOf } from './external-ids.js';
import { keysOf, type Key } from './keys.js';

export interface Outcome {
  status: 'created' | 'updated' | 'unchanged';
  resultId: string | null;
  notes: Reason[];
}

const stakeholders = new StakeholdersService();

/**
 * Makes or changes the person that a row speaks of.
 * @param rehearsing nothing is kept: earlier rows of the file count as if they were
 */
export async function applyPerson(tx: Tx, row: ImportRow, day: string, rehearsing: boolean): Promise<Outcome> {
  const person = readPerson(row.image!, day);
  const keys = keysOf(row.image!, row, day);
  const known = await recordOf(tx, person, keys);
  const earlier = rehearsing ? await earlierLike(tx, row, keys) : [];
  const record = earlier.reduce<StakeholderRecord | null>((before, one) => after(tx, before, readPerson(one.image!, day)), known);
  if (record && !known) assertSame(record, person, keys);
  const said = { notes: person.notes, resultId: known?.person.id ?? null };
  if (!record) {
    const made = await stakeholders.create(tx, validate(CreateStakeholder, newPerson(person)));
    await learn(tx, 'stakeholder', made.person.id, keys);
    return { ...said, status: 'created', resultId: made.person.id };
  }
  const changes = validate(ChangeStakeholder, changesOf(record, person));
  const isChanged = Object.keys(changes).length > 0;
  if (isChanged && earlier.length === 0) await stakeholders.change(tx, record.person.id, record.profile.version, changes);
  if (known) await learn(tx, 'stakeholder', known.person.id, keys);
  return { ...said, status: isChanged ? 'updated' : 'unchanged' };
}

const after = (tx: Tx, before: StakeholderRecord | null, person: Person): StakeholderRecord =>
  before ? changed(before, changesOf(before, person), tx.now) : changed(blank('', tx.now), newPerson(person), tx.now);

/** The person that keys stand for. Nobody is ever recognised by the name; it can only speak against a match. */
async function recordOf(tx: Tx, person: Person, keys: Key[]): Promise<StakeholderRecord | null> {
  const candidates = await candidatesOf(tx, 'stakeholder', keys);
  const id = onlyOf(candidates);
  if (id) {
    const record = await stakeholders.find(tx, id);
    assertSame(record, person, keys);
    return standing(record);
  }
  if (!candidates.likely[0]) return null;
  const likely = await stakeholders.find(tx, candidates.likely[0]);
  if (haveOneName(likely, person) && !(await contradicts(tx, likely.person.id, keys, licencesOf(likely)))) return standing(likely);
  if (!keys.some((key) => key.certain)) throw new Refusal(reasons.unclearSource);
  return null;
}

/** @throws Refusal when the names say that it is somebody else: wholly different ones, or any other where the keys are uncertain */
function assertSame(record: StakeholderRecord, person: Person, keys: Key[]): void {
  if (keys.some((key) => key.certain)) {
    if (!shareAName(record, person)) throw new Refusal(reasons.conflict);
  } else if (!haveOneName(record, person)) throw new Refusal(reasons.unclearSource);
}

function standing(record: StakeholderRecord): StakeholderRecord {
  if (record.person.voidedAt) throw new Refusal(reasons.voided);
  return record;
}

const namesOf = ({ givenName, familyName }: { givenName: string | null; familyName: string | null }): Set<string> =>
  new Set(words(`${givenName ?? ''} ${familyName ?? ''}`));

const shareAName = ({ person }: StakeholderRecord, other: Person): boolean => {
  const names = namesOf(person);
  return [...namesOf(other)].some((name) => names.has(name));
};

const haveOneName = ({ person }: StakeholderRecord, other: Person): boolean =>
  [...namesOf(person)].sort().join(' ') === [...namesOf(other)].sort().join(' ');

const licencesOf = ({ licences }: StakeholderRecord) => licences.map(({ professionalOrder, number }) => ({ order: professionalOrder, number }));

const newPerson = ({ notes: _notes, ...person }: Person): CreateStakeholder => ({ kind: 'hcp', ...person });

/**
 * What of a record the source knows better. Names follow the source; to lists it adds, and what
 * somebody here has written beside them stays.
 */
function changesOf(record: StakeholderRecord, person: Person): ChangeStakeholder {
  const { person: known } = record;
  if (known.orcid && person.orcid && known.orcid !== person.orcid) throw new Refusal(reasons.conflict);
  const contactPoints = record.contactPoints.map(({ kind, value }) => ({ kind: kind as 'email', value }));
  return {
    ...(person.givenName !== known.givenName && { givenName: person.givenName }),
    ...(person.familyName !== known.familyName && { familyName: person.familyName }),
    ...(person.profession && !known.profession && { profession: person.profession }),
    ...(person.orcid && !known.orcid && { orcid: person.orcid }),
    ...added('specialties', known.specialties, person.specialties, String),
    ...added('languages', known.languages, person.languages, String),
    ...added('licences', licencesOf(record), person.licences, ({ order, number }) => `${order} ${number}`),
    ...added('contactPoints', contactPoints, person.contactPoints, ({ kind, value }) => `${kind} ${value.toLowerCase()}`, CONTACTS_AT_MOST),
  };
}

function added<K extends string, T>(field: K, own: T[], others: T[], key: (value: T) => string, most = Infinity): Partial<Record<K, T[]>> {
  const known = new Set(own.map(key));
  const fresh = others.filter((other) => !known.has(key(other))).slice(0, Math.max(0, most - own.length));
  return (fresh.length > 0 ? { [field]: [...own, ...fresh] } : {}) as Partial<Record<K, T[]>>;
}
