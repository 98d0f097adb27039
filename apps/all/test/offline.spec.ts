import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId, userChanged } from '@liaison/contracts';
import { people, type World } from '@liaison/testing';
import { TestDevice } from './offline-device.js';
import { decide, raiseSignals, triageWithoutNetwork } from './offline-triage.js';
import { openDeviceWorld } from './offline-world.js';

const LONG_MS = 120_000;
// Several devices read the whole territory in one test.
jest.setTimeout(LONG_MS);
const OFFLINE = () => 'no-network' as const;
const FAIR = () => 'fair' as const;

let world: World;
let hospital: string;
beforeAll(async () => {
  ({ world, hospital } = await openDeviceWorld());
}, LONG_MS);
afterAll(() => world?.close());

async function person(familyName: string, over: object = {}): Promise<any> {
  const reply = await world.as('karim').post('/stakeholders', { kind: 'hcp', givenName: 'Élise', familyName, affiliations: [{ organizationId: hospital, from: '2020-01-01' }], ...over });
  await world.settle();
  return reply.body;
}

async function device(who: 'maude' | 'karim' = 'maude'): Promise<TestDevice> {
  const made = await TestDevice.of(world, who);
  await made.catchUp();
  return made;
}

const onServer = async (path: string, who: 'maude' | 'karim' = 'maude') => (await world.as(who).get(path)).body;
const states = async ({ device }: TestDevice) => (await device.outbox.all()).map((item) => item.state);

describe('without network', () => {
  it('people of the territory are found as one types, blind to accents, and their history is there', async () => {
    const { id } = await person('Tremblay-Côté');
    await world.as('maude').post('/interactions', { channel: 'phone', startedAt: '2026-02-02T15:00:00Z', attendees: [{ stakeholderId: id }], note: 'Données de suivi' });
    const maude = await device();
    maude.weather = OFFLINE;
    for (const typed of ['cote', 'tremblay elise', 'COTE-tremb']) expect((await maude.device.people.search(typed, 8)).map((one) => one.id)).toContain(id);
    expect(await maude.device.people.search('cote xyz', 8)).toEqual([]);
    expect(await maude.device.meetings.list({ stakeholderId: id, limit: 10 })).toMatchObject([{ note: 'Données de suivi', attendees: [{ nameFr: 'Élise Tremblay-Côté' }] }]);
    expect((await maude.device.reference<{ name: string }>('code-lists')).map((one) => one.name)).toContain('channels');
  });

  it('a new person and meetings with them are shown at once, survive the app, and reach the server in order', async () => {
    const maude = await device();
    maude.weather = OFFLINE;
    const [id, attendee] = [newId(), newId()];
    await maude.write({ resource: 'stakeholders', method: 'POST', id, body: { kind: 'hcp', givenName: 'Nguyễn', familyName: 'Thị', affiliations: [{ organizationId: hospital }] } });
    const meeting = await maude.log({ attendees: [{ id: attendee, stakeholderId: id }], insights: [{ id: newId(), attendeeId: attendee, text: 'Les délais inquiètent' }] });
    const [first, second] = [await maude.log({ attendees: [{ organizationId: hospital }] }), await maude.log({ attendees: [{ organizationId: hospital }] })];
    maude.kill();
    maude.start();
    expect(await maude.device.people.search('nguyen thi', 5)).toMatchObject([{ id, version: 0 }]);
    expect(await maude.device.meetings.get(meeting)).toMatchObject({ version: 0, attendees: [{ nameFr: 'Nguyễn Thị' }], insights: [{ text: 'Les délais inquiètent', status: 'submitted' }] });
    expect(await maude.device.sync()).toMatchObject({ state: 'later' });
    maude.weather = FAIR;
    maude.requests = [];
    await maude.catchUp();
    expect(maude.requests.filter((one) => one.includes('batch'))).toEqual(['POST stakeholders/batch', 'POST interactions/batch']);
    expect(await states(maude)).toEqual([]);
    await world.settle();
    expect((await onServer(`/interactions/${meeting}`)).attendees).toMatchObject([{ stakeholderId: id, nameFr: 'Nguyễn Thị', unresolved: false }]);
    for (const one of [first, second]) expect(await onServer(`/interactions/${one}`)).toMatchObject({ version: 1 });
  });

  it('somebody whom one has met stays on the device, though no territory is theirs', async () => {
    const { id } = await person('Sans-Affiliation', { affiliations: [] });
    await world.as('maude').post('/interactions', { channel: 'phone', startedAt: '2026-02-03T15:00:00Z', attendees: [{ stakeholderId: id }] });
    const stranger = await person('Jamais-Rencontrée', { affiliations: [] });
    await world.settle();
    const maude = await device();
    maude.weather = OFFLINE;
    expect((await maude.device.people.search('sans affiliation', 8)).map((one) => one.id)).toEqual([id]);
    expect(await maude.device.people.get(stranger.id)).toBeNull();
  });

  it('edits of what is not at the server yet follow it, each on the version before', async () => {
    const maude = await device();
    maude.weather = OFFLINE;
    const id = await maude.log({ status: 'planned', attendees: [{ organizationId: hospital }], commitments: [{ id: newId(), text: 'Envoyer l’étude' }] });
    await maude.edit('interactions', id, { note: 'un' });
    await maude.edit('interactions', id, { note: 'deux', place: 'Clinique' });
    await maude.write({ resource: 'interactions', method: 'PUT', id, part: 'completion', body: {} });
    const [promise] = await maude.device.meetings.openCommitments();
    await maude.write({ resource: 'commitments', method: 'PUT', part: 'fulfilment', id: promise!.id, ifMatch: 1 });
    expect(await maude.device.meetings.get(id)).toMatchObject({ note: 'deux', place: 'Clinique', status: 'completed' });
    maude.weather = FAIR;
    await maude.catchUp();
    expect(await onServer(`/interactions/${id}`)).toMatchObject({ version: 4, note: 'deux', status: 'completed', commitments: [{ fulfilledAt: expect.any(String) }] });
  });
});

describe('what the server refuses', () => {
  it('waits to be corrected with the reason, keeps what depends on it, and goes out again', async () => {
    const { id: twin } = await person('Licenciée', { licences: [{ order: 'CMQ', number: '77001' }] });
    const maude = await device();
    const id = newId();
    const body = { kind: 'hcp', givenName: 'Lise', familyName: 'Nouvelle', licences: [{ order: 'CMQ', number: '77001' }] };
    await maude.write({ resource: 'stakeholders', method: 'POST', id, body });
    const meeting = await maude.log({ attendees: [{ stakeholderId: id }] });
    const free = await maude.log({ attendees: [{ organizationId: hospital }] });
    await maude.catchUp();
    const [refused, waiting] = await maude.device.outbox.all();
    expect([refused, waiting]).toMatchObject([{ state: 'refused', refusal: { code: 'already-exists', existingId: twin } }, { state: 'queued', id: meeting }]);
    expect(await maude.device.outbox.counts()).toEqual({ waiting: 1, refused: 1, conflicts: 0 });
    expect((await world.as('maude').get(`/interactions/${free}`)).status).toBe(200);
    await maude.device.outbox.correct(refused!.key, { ...body, licences: [{ order: 'CMQ', number: '77002' }] });
    await maude.catchUp();
    expect(await states(maude)).toEqual([]);
    expect(await onServer(`/interactions/${meeting}`)).toMatchObject({ attendees: [{ stakeholderId: id }] });
  });

  it('is given up with all that cannot be made without it, once somebody says so', async () => {
    const maude = await device();
    const id = newId();
    await maude.write({ resource: 'stakeholders', method: 'POST', id, body: { kind: 'martien', givenName: 'X', familyName: 'Y' } });
    await maude.edit('stakeholders', id, { givenName: 'Z' });
    const meeting = await maude.log({ attendees: [{ stakeholderId: id }] });
    await maude.catchUp();
    const [refused] = await maude.device.outbox.all();
    expect((await maude.device.outbox.dependents(refused!.key)).map((one) => one.id)).toEqual([id, meeting]);
    await maude.device.outbox.discard(refused!.key);
    expect(await states(maude)).toEqual([]);
    expect(await maude.device.meetings.get(meeting)).toBeNull();
  });

  it('does not hold up an adverse event that was heard from that person', async () => {
    const maude = await device();
    const id = newId();
    await maude.write({ resource: 'stakeholders', method: 'POST', id, body: { kind: 'martien', givenName: 'X', familyName: 'Y' } });
    const meeting = await maude.log({ attendees: [{ stakeholderId: id }], adverseEvents: [{ id: newId(), verbatim: 'Une éruption.' }] });
    await maude.catchUp();
    expect(await onServer(`/interactions/${meeting}`)).toMatchObject({ adverseEvents: [{ verbatim: 'Une éruption.' }], attendees: [{ unresolved: true }] });
  });
});

describe('when a colleague has changed the same record', () => {
  it('changes of other fields go together by themselves', async () => {
    const { id } = await person('Partagée');
    const maude = await device();
    maude.weather = OFFLINE;
    await maude.edit('stakeholders', id, { givenName: 'Lise' });
    await world.as('karim').patch(`/stakeholders/${id}`, { profession: 'PHA' }, 1);
    maude.weather = FAIR;
    await maude.catchUp();
    expect(await states(maude)).toEqual([]);
    expect(await onServer(`/stakeholders/${id}`)).toMatchObject({ version: 3, givenName: 'Lise', profession: 'PHA' });
  });

  it('changes of the same field are both kept, side by side, until somebody picks', async () => {
    const { id } = await person('Disputée');
    const maude = await device();
    maude.weather = OFFLINE;
    await maude.edit('stakeholders', id, { givenName: 'Lise', languages: ['fr', 'en'] });
    await maude.edit('stakeholders', id, { profession: 'MED' });
    await world.as('karim').patch(`/stakeholders/${id}`, { givenName: 'Louise' }, 1);
    maude.weather = FAIR;
    await maude.catchUp();
    const [item] = await maude.device.outbox.all();
    expect(item).toMatchObject({ state: 'conflict', conflict: { version: 2, fields: [{ field: 'givenName', base: 'Élise', mine: 'Lise', theirs: 'Louise' }] } });
    expect(await onServer(`/stakeholders/${id}`)).toMatchObject({ givenName: 'Louise', languages: [], profession: null });
    maude.kill();
    maude.start();
    await maude.device.outbox.resolve(item!.key, { givenName: { value: 'Lise-Louise' } });
    await maude.catchUp();
    expect(await onServer(`/stakeholders/${id}`)).toMatchObject({ givenName: 'Lise-Louise', languages: ['fr', 'en'], profession: 'MED' });
  });

  it('keeps theirs when somebody picks theirs, and nothing is sent', async () => {
    const { id } = await person('Cédée');
    const maude = await device();
    maude.weather = OFFLINE;
    await maude.edit('stakeholders', id, { givenName: 'Lise' });
    await world.as('karim').patch(`/stakeholders/${id}`, { givenName: 'Louise' }, 1);
    maude.weather = FAIR;
    await maude.catchUp();
    const [item] = await maude.device.outbox.all();
    await maude.device.outbox.resolve(item!.key, { givenName: 'theirs' });
    await maude.catchUp();
    expect(await onServer(`/stakeholders/${id}`)).toMatchObject({ version: 2, givenName: 'Louise' });
    expect(await maude.device.people.get(id)).toMatchObject({ givenName: 'Louise' });
  });

  it('two who end a planned meeting otherwise are asked; two who end it alike are not', async () => {
    const [phone, laptop] = [await device(), await device()];
    for (const [part, expected] of [['completion', 'conflict'], ['cancellation', undefined]] as const) {
      const id = await phone.log({ status: 'planned', attendees: [{ organizationId: hospital }] });
      await phone.catchUp();
      await laptop.catchUp();
      await phone.write({ resource: 'interactions', method: 'PUT', part: 'cancellation', id, ifMatch: 1, body: {} });
      await phone.catchUp();
      await laptop.write({ resource: 'interactions', method: 'PUT', part, id, ifMatch: 1, body: {} });
      await laptop.catchUp();
      expect((await states(laptop))[0]).toBe(expected);
      if (expected) expect((await laptop.device.outbox.all())[0]!.conflict!.fields).toEqual([{ field: 'status', base: 'planned', mine: 'completed', theirs: 'cancelled' }]);
      for (const { key } of await laptop.device.outbox.all()) await laptop.device.outbox.resolve(key, { status: 'theirs' });
      expect((await onServer(`/interactions/${id}`)).status).toBe('cancelled');
    }
  });
});

describe('what has changed elsewhere', () => {
  it('comes with the next sync without reading everything again; what was voided goes', async () => {
    const [kept, gone] = [await person('Reste'), await person('Part')];
    const maude = await device();
    await world.as('karim').patch(`/stakeholders/${kept.id}`, { roles: ['KOL'] }, 1);
    await world.as('karim').delete(`/stakeholders/${gone.id}`, 1);
    maude.requests = [];
    await maude.catchUp();
    expect(await maude.device.people.get(kept.id)).toMatchObject({ roles: ['KOL'] });
    expect(await maude.device.people.get(gone.id)).toBeNull();
    expect(maude.requests.filter((one) => one.includes('stakeholders?')).every((one) => one.includes('updatedSince'))).toBe(true);
  });
});

describe('a device whose user is away', () => {
  it('shows nothing after 72 hours without the server, and has kept what was written', async () => {
    const { id } = await person('Expirée');
    const maude = await device();
    maude.weather = OFFLINE;
    const meeting = await maude.log({ attendees: [{ stakeholderId: id }] });
    maude.now += 71 * 3_600_000;
    expect(await maude.device.isReadable()).toBe(true);
    maude.now += 2 * 3_600_000;
    expect(await maude.device.isReadable()).toBe(false);
    expect(await maude.device.people.search('expiree', 5)).toEqual([]);
    maude.weather = FAIR;
    await maude.catchUp();
    expect(await maude.device.people.search('expiree', 5)).toHaveLength(1);
    expect((await world.as('maude').get(`/interactions/${meeting}`)).status).toBe(200);
  });

  it('forgets what was read when they leave, and keeps what was not sent until they are back', async () => {
    const maude = await device();
    maude.weather = OFFLINE;
    const meeting = await maude.log({ attendees: [{ organizationId: hospital }] });
    expect(await maude.device.unsent()).toBe(1);
    await maude.device.leave();
    maude.start();
    expect(await maude.device.people.search('', 5)).toEqual([]);
    maude.weather = FAIR;
    await maude.catchUp();
    expect((await world.as('maude').get(`/interactions/${meeting}`)).status).toBe(200);
    await maude.device.leave();
    maude.start();
    expect(await maude.device.database.session.count()).toBe(0);
  });
});

describe('triage without network', () => {
  triageWithoutNetwork(() => world);
});

describe('after weeks without network', () => {
  it('two hundred and fifty meetings go in batches that the server takes', async () => {
    const maude = await device();
    maude.weather = OFFLINE;
    for (let i = 0; i < 250; i++) await maude.log({ attendees: [{ organizationId: hospital }], note: i < 3 ? 'é'.repeat(9_000) : undefined });
    maude.weather = FAIR;
    maude.requests = [];
    await maude.catchUp();
    expect(maude.requests.filter((one) => one.includes('batch'))).toHaveLength(2);
    expect(await states(maude)).toEqual([]);
  }, LONG_MS);
});

// Last, because access is taken away for good.
describe('a device whose user loses access', () => {
  // What a process remembers of a user, it remembers for two seconds: they pass at once.
  const REMEMBERED_MS = 2_100;
  const clock = Date.now;
  let later = 0;
  beforeAll(() => void jest.spyOn(Date, 'now').mockImplementation(() => clock() + later));
  afterAll(() => void jest.restoreAllMocks());

  const become = async (who: 'maude' | 'etienne', over: object, version: number) => {
    const facts = { userId: people[who].id, role: people[who].role, duties: [], active: true, ...over } as const;
    await world.sql('UPDATE directory.users SET role = $2, active = $3, version = $4 WHERE id = $1', [facts.userId, facts.role, facts.active, version]);
    await world.hear(userChanged, { aggregateId: facts.userId, version, facts: facts as never, personal: { subject: who, displayName: who }, subjectIds: [facts.userId] });
    later += REMEMBERED_MS;
  };

  it('seals what speaks of the territory that is gone, and sends the rest', async () => {
    const far = await person('Lointaine');
    const territory = (await world.as('admin').post('/territories', { name: { fr: 'Laval', en: 'Laval' }, regions: ['06'], validFrom: '2026-01-01', assignments: [] })).body;
    const etienne = (assignments: object[], version: number) => world.as('admin').put(`/territories/${territory.id}/assignments`, { assignments }, version);
    await etienne([{ userId: people.etienne.id, kind: 'cover', from: '2026-01-01' }], 1);
    await world.settle();
    const [signal] = await raiseSignals(world, 'Sans territoire');
    const his = await TestDevice.of(world, 'etienne');
    await his.catchUp();
    expect(await his.device.people.search('lointaine', 5)).toHaveLength(1);
    his.weather = OFFLINE;
    await his.log({ attendees: [{ stakeholderId: far.id }], note: 'du territoire perdu' });
    const kept = await his.log({ attendees: [{ organizationId: hospital }] });
    await decide(his, signal!, { decision: 'kept' });
    await etienne([], 2);
    await world.settle();
    his.weather = FAIR;
    await his.catchUp();
    expect(await his.device.people.search('lointaine', 5)).toEqual([]);
    expect(await his.device.unsent()).toBe(0);
    expect((await world.as('etienne').get(`/interactions/${kept}`)).status).toBe(200);
    expect(await onServer(`/signals/${signal}`)).toMatchObject({ state: 'kept', decidedBy: people.etienne.id });
    expect((await onServer('/quarantine', 'karim')).items).toMatchObject([{ authorId: people.etienne.id, resource: 'interactions' }]);
  }, LONG_MS);

  it('goes on to decide of signals in another role that may', async () => {
    const [id] = await raiseSignals(world, 'Promotion');
    const his = await TestDevice.of(world, 'etienne');
    await his.catchUp();
    his.weather = OFFLINE;
    await decide(his, id!, { decision: 'kept' });
    await become('etienne', { role: 'medical_manager' }, 2);
    his.weather = FAIR;
    await his.catchUp();
    expect([await his.device.unsent(), await onServer(`/signals/${id}`, 'karim')]).toMatchObject([0, { state: 'kept', decidedBy: people.etienne.id }]);
  });

  it('wipes what was read at once and hands what was not sent, sealed, to the manager; adverse events to safety', async () => {
    await world.sql('TRUNCATE interactions.held_writes, interactions.held_reports');
    const { id } = await person('Perdue');
    const maude = await device();
    maude.weather = OFFLINE;
    const note = 'Secret de la rencontre';
    const meeting = await maude.log({ attendees: [{ stakeholderId: id }], note, adverseEvents: [{ id: newId(), verbatim: 'Un malaise.' }] });
    await become('maude', { active: false }, 2);
    // The verdict arrives, and then the network goes before the parcels are out.
    maude.weather = (path) => (path === 'quarantine' ? 'answer-lost' : 'fair');
    expect(await maude.device.sync()).toEqual({ state: 'lost' });
    expect(await maude.device.people.search('', 5)).toEqual([]);
    expect(await maude.device.outbox.all()).toEqual([]);
    expect(JSON.stringify(await maude.device.database.parcels.toArray())).not.toContain('Secret');
    maude.kill();
    maude.start();
    maude.weather = FAIR;
    expect(await maude.device.sync()).toEqual({ state: 'lost' });
    expect(await maude.device.unsent()).toBe(0);
    const [held] = (await onServer('/quarantine', 'karim')).items;
    expect((await world.as('karim').get(`/quarantine/${held.id}`)).body).toMatchObject({ recordId: meeting, body: { note } });
    expect((await world.as('solene').get('/quarantine')).body.items).toMatchObject([{ resource: 'adverse-events', authorId: people.maude.id }]);
    await world.as('karim').put(`/quarantine/${held.id}/release`, {}, 1);
    expect(await onServer(`/interactions/${meeting}`, 'karim')).toMatchObject({ note, authorId: people.maude.id });
    expect(await world.sql('SELECT 1 FROM interactions.held_writes')).toHaveLength(1);
  });

  it('that comes back in another role starts anew, without what the role before had read; of what it may not decide any more it decides nothing', async () => {
    await become('maude', { active: true }, 3);
    const maude = await device();
    await person('Ancienne');
    const [signal] = await raiseSignals(world, 'Départ');
    await maude.catchUp();
    maude.weather = OFFLINE;
    await maude.log({ attendees: [{ organizationId: hospital }] });
    await decide(maude, signal!, { decision: 'kept' });
    await become('maude', { role: 'sales' }, 4);
    maude.weather = FAIR;
    await maude.catchUp();
    expect(await maude.device.people.search('', 5)).toEqual([]);
    expect(await maude.device.meetings.list({ limit: 5 })).toEqual([]);
    expect([await maude.device.signals.list({}), await maude.device.database.texts.count()]).toEqual([[], 0]);
    expect(await maude.device.unsent()).toBe(0);
    expect(await onServer(`/signals/${signal}`, 'karim')).toMatchObject({ state: 'new', version: 1 });
    expect((await onServer('/quarantine', 'karim')).items.length).toBe(1);
  });
});
