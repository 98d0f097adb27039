import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, stakeholderErased } from '@liaison/contracts';
import { openWorld, people, sealed, type World } from '@liaison/testing';
import { interactions } from '../src/interactions.app.js';
import { meet, visit } from './story.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(interactions);
});
afterAll(() => world?.close());
beforeEach(() => world.sql('TRUNCATE interactions.redactions'));

const log = async (stakeholderIds: string[], over: object = {}) =>
  (await world.as('maude').post('/interactions', visit('', { attendees: stakeholderIds.map((stakeholderId) => ({ id: newId(), stakeholderId })), ...over }), { 'idempotency-key': newId() })).body;

const erase = (...subjectIds: string[]) =>
  world.hear(stakeholderErased, { aggregateId: subjectIds[0]!, version: 1, facts: { stakeholderId: subjectIds[0]!, subjectIds }, personal: null, subjectIds: [] });

const waiting = async () => (await world.as('agnes').get('/redactions')).body.items as any[];
const open = async (id: string) => (await world.as('agnes').get(`/redactions/${id}`)).body;
const redact = (id: string, version: number, ...passages: object[]) => world.as('agnes').put(`/redactions/${id}`, { passages }, version);
/** What the marks of a passage cover. */
const marked = (passage: any): string[] => passage.marks.map(({ offset, length }: any) => passage.text.slice(offset, offset + length));

describe('an erasure leaves for somebody to look at', () => {
  it('words of a meeting with others that are tied to nobody, and not those of a meeting alone', async () => {
    const person = await meet(world, 'Maëlle', 'Vadnais');
    const among = await log([person, newId()], { note: 'Elle hésite encore' });
    await log([person], { note: 'Seule' });
    await log([person, newId()], { attendees: [{ id: newId(), stakeholderId: person }, { id: newId(), stakeholderId: newId() }] });
    await erase(person);
    expect(await waiting()).toMatchObject([{ interactionId: among.id, subjectIds: [person], named: 0, status: 'waiting', authorId: people.maude.id, startedAt: among.startedAt }]);
    expect(await open((await waiting())[0].id)).toMatchObject({ passages: [{ part: 'note', id: among.id, text: 'Elle hésite encore', marks: [], mayBeEmpty: true }] });
  });

  it('words that name the person in anybody’s meeting, whole and however they are written, with where and never with what', async () => {
    const person = await meet(world, 'Renée', 'Côté-St-Onge');
    const elsewhere = newId();
    const attendee = newId();
    const named = await log([elsewhere], {
      attendees: [{ id: attendee, stakeholderId: elsewhere }],
      note: 'Le 👩‍⚕️ Dre COTE SAINT-ONGE et la Dre Côté-St-Onge en parlent.',
      discussions: [{ attendeeId: attendee, summary: 'Selon Côté-St-Ongé…' }, { summary: 'Côté St-Ongeau, quelqu’un d’autre' }],
      insights: [{ text: 'Une côte, un saint' }],
      commitments: [{ attendeeId: attendee, text: 'Rappeler côté-st-onge.' }],
      adverseEvents: [{ attendeeId: attendee, verbatim: 'Vu par la Dre Côté-St-Onge' }],
    });
    await erase(person);
    const [{ id, named: times }] = await waiting();
    const { passages } = await open(id);
    expect(times).toBe(4);
    expect(Object.fromEntries(passages.filter((one: any) => one.marks.length > 0).map((one: any) => [one.part, marked(one)]))).toEqual({
      note: ['COTE SAINT-ONGE', 'Côté-St-Onge'],
      discussion: ['Côté-St-Ongé'],
      commitment: ['côté-st-onge'],
    });
    expect(passages.map((one: any) => one.part)).not.toContain('adverse event');
    expect(JSON.stringify(await world.sql('SELECT * FROM interactions.redactions'))).not.toMatch(/onge/i);
    expect(named.adverseEvents).toHaveLength(1);
  });

  it('nothing that a device could bring back: what was tied to the person goes with a new version of the meeting, and the marks of others stay', async () => {
    const [gone, other] = [await meet(world, 'Aude', `R${newId().slice(-12)}`), await meet(world, 'Luce', `S${newId().slice(-12)}`)];
    const [by, beside] = [{ id: newId(), stakeholderId: gone }, { id: newId(), stakeholderId: other }];
    const luce = (await world.sql<{ family_name: string }>('SELECT family_name FROM interactions.stakeholders_seen WHERE id = $1', [other]))[0]!.family_name;
    const made = await log([], { attendees: [by, beside], note: `${luce} a tout dit`, discussions: [{ id: newId(), attendeeId: by.id, summary: 'Ses doutes' }] });
    await erase(other);
    await erase(gone);
    const now = (await world.as('maude').get(`/interactions/${made.id}`)).body;
    expect(now).toMatchObject({ version: 2, discussions: [{ summary: expect.stringContaining('effacé') }] });
    expect((await world.as('maude').patch(`/interactions/${made.id}`, { discussions: [{ attendeeId: by.id, summary: 'Ses doutes' }] }, 1)).status).toBe(412);
    const [{ id }] = await waiting();
    expect((await open(id)).passages.flatMap(marked)).toEqual([luce]);
  });

  it('a name of two letters only as it is written: otherwise every text would name somebody', async () => {
    const person = await meet(world, 'Thị', 'Lê');
    await log([newId()], { note: 'le suivi, et le reste' });
    const named = await log([newId()], { note: 'Dr Lê le confirme'.normalize('NFD') });
    await erase(person);
    const [one, ...others] = await waiting();
    expect([one.interactionId, others]).toEqual([named.id, []]);
    expect(marked((await open(one.id)).passages[0])).toEqual(['Lê'.normalize('NFD')]);
  });

  it('whichever of their ids was written, and a meeting once for all who were erased', async () => {
    const [person, alias, other] = [await meet(world, 'Ève', 'Tanguay'), await meet(world, 'Ève', 'Tanguai'), await meet(world, 'Luc', 'Brisebois')];
    const made = await log([alias, other], { note: 'Tanguay, Tanguai et Brisebois' });
    await erase(person, alias);
    await erase(other);
    const [{ id, interactionId, subjectIds, named }, ...others] = await waiting();
    expect([interactionId, subjectIds, others]).toEqual([made.id, [person, alias, other], []]);
    expect(named).toBe(3);
    expect((await open(id)).passages.flatMap(marked).toSorted()).toEqual(['Brisebois', 'Tanguai', 'Tanguay']);
  });

  it('the same, heard again, however far it is', async () => {
    const person = await meet(world, 'Ida', 'Lamontagne');
    await log([person, newId()], { note: 'Avec Lamontagne' });
    await erase(person);
    const before = await waiting();
    await erase(person);
    expect(await waiting()).toEqual(before);
    await redact(before[0].id, before[0].version);
    await erase(person);
    expect(await waiting()).toEqual([]);
  });
});

describe('the one who redacts', () => {
  /** Another one each time: what an earlier test has left would name the person too. */
  let name: string;
  let person: string;
  let made: any;
  let item: any;
  const attendee = newId();
  const others = newId();
  beforeEach(async () => {
    name = `Q${newId().slice(-12)}`;
    person = await meet(world, 'Odile', name);
    const by = { id: newId(), stakeholderId: person };
    made = await log([], {
      attendees: [by, { id: newId(), stakeholderId: others }],
      note: `${name} a dit non`,
      place: `Chez ${name}`,
      insights: [{ text: `${name} doute` }],
      commitments: [{ text: `Écrire à ${name}` }],
    });
    await erase(person);
    [item] = await waiting();
  });

  it('changes the words; devices are told by the version of all that changed', async () => {
    const { passages } = await open(item.id);
    const insight = passages.find((one: any) => one.part === 'insight');
    const since = new Date(world.clock.now().getTime() + 60_000);
    world.clock.set(since);
    const reply = await redact(item.id, item.version, { part: 'note', id: made.id, text: '████ a dit non' }, { part: 'place', id: made.id, text: '' }, { part: 'insight', id: insight.id, text: '████ doute' });
    expect([reply.status, reply.body]).toMatchObject([200, { status: 'done', decidedBy: people.agnes.id, decidedAt: since.toISOString() }]);
    const { items } = (await world.as('maude').get(`/interactions?updatedSince=${since.toISOString()}`)).body;
    expect(items).toMatchObject([{ id: made.id, version: 2, note: '████ a dit non', place: null, insights: [{ text: '████ doute' }], commitments: [{ text: `Écrire à ${name}` }] }]);
    expect((await world.as('maude').get(`/insights/${insight.id}`)).headers.etag).toBe('"2"');
    expect((await world.as('maude').patch(`/interactions/${made.id}`, { note: `${name} a dit non` }, 1)).status).toBe(412);
    expect(await waiting()).toEqual([]);
    expect((await world.as('agnes').get('/redactions?status=done')).body.items).toMatchObject([{ id: item.id }]);
  });

  it('is shown places no longer once the meeting has changed, and decides over nothing that they have not read', async () => {
    await world.as('maude').patch(`/interactions/${made.id}`, { note: `Tout autre chose, ${name}` }, 1);
    expect((await redact(item.id, item.version, { part: 'note', id: made.id, text: 'x' })).body).toMatchObject({ code: 'stale-version', currentVersion: item.version + 1 });
    const opened = await open(item.id);
    expect([opened.version, opened.passages.flatMap((one: any) => one.marks)]).toEqual([item.version + 1, []]);
    expect((await redact(item.id, opened.version, { part: 'note', id: made.id, text: 'x' })).status).toBe(200);
  });

  it('decides once', async () => {
    const { body } = await redact(item.id, item.version);
    expect((await redact(item.id, body.version)).status).toBe(409);
    expect((await redact(item.id, item.version)).status).toBe(412);
  });

  it('is told what cannot be, and nothing is changed by it', async () => {
    const { passages } = await open(item.id);
    const idOf = (part: string) => passages.find((one: any) => one.part === part).id;
    const note = { part: 'note', id: made.id, text: 'x' };
    for (const [given, field, code] of [
      [[note, note], 'passages[1].id', 'repeated'],
      [[note, { part: 'insight', id: newId(), text: 'x' }], 'passages[1].id', 'unknown-passage'],
      [[{ part: 'statusReason', id: made.id, text: 'x' }], 'passages[0].id', 'unknown-passage'],
      [[{ part: 'insight', id: idOf('insight'), text: null }], 'passages[0].text', 'required'],
      [[{ part: 'commitment', id: idOf('commitment'), text: 'x'.repeat(1_001) }], 'passages[0].text', 'too-long'],
      [[{ part: 'place', id: made.id, text: 'a\nb' }], 'passages[0].text', 'ill-formed-text'],
    ] as const)
      expect([await redact(item.id, item.version, ...given).then(({ status, body }) => [status, body.errors[0].field, body.errors[0].code])]).toEqual([[422, field, code]]);
    expect((await world.as('maude').get(`/interactions/${made.id}`)).body).toMatchObject({ version: 1, note: `${name} a dit non` });
    expect(await waiting()).toEqual([item]);
  });

  it('leaves the earlier words nowhere: not in the audit, not in kept answers, not in events, not in what a device had left', async () => {
    const elsewhere = await log([others], { attendees: [{ id: attendee, stakeholderId: others }], insights: [{ attendeeId: attendee, text: 'D’après Sansregret, non' }], note: 'Sansregret' });
    const key = (await world.as('maude').get('/quarantine/key')).body;
    const held = newId();
    const write = { key: newId(), resource: 'interactions', method: 'PATCH', id: elsewhere.id, ifMatch: 1, body: { note: 'Sansregret encore' } };
    await world.as('maude').post('/quarantine', { parcels: [{ id: held, sealed: await sealed(key, write) }] });
    await world.as('karim').put(`/quarantine/${held}/release`, {}, 1);
    await erase(await meet(world, 'Jo', 'Sansregret'));
    const { id, version } = (await waiting()).find((one) => one.interactionId === elsewhere.id);
    const traces = async () => ({
      audit: JSON.stringify((await world.as('agnes').get(`/audit-entries/interactions?resourceId=${elsewhere.id}`)).body).includes('Sansregret'),
      answers: (await world.sql(`SELECT 1 FROM interactions.idempotency_keys WHERE answer LIKE '%Sansregret%'`)).length,
      events: (await world.sql(`SELECT 1 FROM messaging.events WHERE producer = 'interactions' AND personal::text LIKE '%Sansregret%'`)).length,
      held: JSON.stringify((await world.as('karim').get(`/quarantine/${held}`)).body).includes('Sansregret'),
    });
    expect(await traces()).toEqual({ audit: true, answers: 1, events: 1, held: true });
    const { passages } = await open(id);
    await redact(id, version, ...passages.map(({ part, id: where, text }: any) => ({ part, id: where, text: text.replaceAll('Sansregret', '████') })));
    expect(await traces()).toEqual({ audit: false, answers: 0, events: 0, held: false });
    const { items } = (await world.as('agnes').get(`/audit-entries/interactions?resourceId=${elsewhere.id}`)).body;
    expect(items[0]).toMatchObject({ action: 'redactions:decide', actor: people.agnes.id, after: { note: '████ encore' }, erased: false });
    const decided = (await world.as('agnes').get(`/audit-entries/interactions?resourceId=${id}`)).body.items;
    expect(decided).toMatchObject([{ resource: 'redaction', before: { status: 'waiting' }, after: { status: 'done', redacted: [{ part: 'note' }, { part: 'insight' }] } }]);
  });

  it('finds nothing to change, and the audit keeps no earlier words about several all the same', async () => {
    await redact(item.id, item.version);
    expect((await world.as('maude').get(`/interactions/${made.id}`)).body).toMatchObject({ version: 1, note: `${name} a dit non` });
    const { items } = (await world.as('agnes').get(`/audit-entries/interactions?resourceId=${made.id}`)).body;
    expect(items).toMatchObject([{ after: { note: `${name} a dit non` } }, { erased: true }]);
    expect(items[1].after).not.toHaveProperty('note');
  });

  it('is written down as having seen the people of the meeting', async () => {
    await world.as('agnes').get(`/redactions/${item.id}`);
    const rows = await world.sql(`SELECT actor, subject_ids FROM interactions.access_log WHERE resource = 'redaction' AND resource_id = $1`, [item.id]);
    expect(rows).toEqual([{ actor: people.agnes.id, subject_ids: expect.arrayContaining([person, others]) }]);
  });

  it('is whoever may erase, and nobody else', async () => {
    for (const who of ['maude', 'karim', 'tom', 'admin', 'solene'] as const) {
      expect((await world.as(who).get('/redactions')).status).toBe(403);
      expect((await world.as(who).get(`/redactions/${item.id}`)).status).toBe(403);
      expect((await world.as(who).put(`/redactions/${item.id}`, { passages: [] }, item.version)).status).toBe(403);
    }
  });
});

it('the list is read page by page, the longest found first', async () => {
  const person = await meet(world, 'Guy', 'Painchaud');
  const ids = [];
  for (let i = 0; i < 3; i++) ids.push((await log([person, newId()], { note: `Rencontre ${i}` })).id);
  await erase(person);
  const first = (await world.as('agnes').get('/redactions?limit=2')).body;
  const second = (await world.as('agnes').get(`/redactions?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`)).body;
  expect([...first.items, ...second.items].map((one) => one.interactionId).toSorted()).toEqual(ids.toSorted());
  expect(second.nextCursor).toBeNull();
});
