import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { interactionChanged, interactionLogged, newId, territoryChanged } from '@liaison/contracts';
import { openWorld, people, territories, until, withClient, type Who, type World } from '@liaison/testing';
import { kol } from '../src/kol.app.js';

let world: World;
let hospital: string;

beforeAll(async () => {
  world = await openWorld(kol);
  const network = await world.as('karim').post('/organizations', { kind: 'health_authority', name: { fr: 'Réseau fictif', en: 'Fictional network' } });
  const reply = await world.as('karim').post('/organizations', {
    kind: 'institution',
    name: { fr: 'Hôpital Sainte-Odile', en: 'Sainte-Odile Hospital' },
    region: '06',
    city: 'Montréal',
    parents: [{ organizationId: network.body.id, from: '2024-12-01' }],
  });
  hospital = reply.body.id;
});
afterAll(() => world?.close());

const person = (over: object = {}) => ({
  kind: 'hcp',
  givenName: 'Élise',
  familyName: 'Tremblay-Côté',
  profession: 'MED',
  specialties: ['hematology'],
  languages: ['fr', 'en'],
  licences: [{ order: 'CMQ', number: String(Math.floor(Math.random() * 1e7)) }],
  contactPoints: [{ kind: 'email', value: 'elise@exemple.test' }],
  affiliations: [{ organizationId: hospital, role: 'Chef de service', from: '2020-01-01' }],
  roles: ['KOL'],
  ...over,
});

const facts = (interactionId: string, stakeholderId: string, over: object = {}) => ({
  interactionId,
  authorId: people.maude.id,
  status: 'completed' as const,
  channel: 'in_person' as const,
  startedAt: '2026-03-01T14:00:00.000Z',
  timeZone: 'America/Toronto',
  durationMinutes: 30,
  initiatedBy: 'msl' as const,
  attendees: [{ attendeeId: newId(), stakeholderId, organizationId: null }],
  discussions: [],
  voided: false,
  ...over,
});
const said = (version: number, body: ReturnType<typeof facts>) => ({ aggregateId: body.interactionId, version, facts: body, personal: null, subjectIds: [] });

describe('a person', () => {
  it('is kept with everything that was said of them, and changes under its version only', async () => {
    const made = await world.as('maude').post('/stakeholders', person());
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ familyName: 'Tremblay-Côté', roles: ['KOL'], affiliations: [{ organizationNameFr: 'Hôpital Sainte-Odile', city: 'Montréal' }] });
    const path = `/stakeholders/${made.body.id}`;
    expect((await world.as('maude').patch(path, { givenName: 'Élisabeth' })).status).toBe(428);
    const changed = await world.as('maude').patch(path, { givenName: 'Élisabeth' }, 1);
    expect(changed.body).toMatchObject({ givenName: 'Élisabeth', version: 2, roles: ['KOL'] });
    const stale = await world.as('karim').patch(path, { givenName: 'Lise' }, 1);
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({ code: 'stale-version', currentVersion: 2 });
    expect(stale.headers.etag).toBe('"2"');
  });

  it.each([
    ['cote', 'Côté'],
    ['tremblay elise', 'Élise'],
    ['ELISE TREMB', 'Élise'],
  ])('is found by "%s", blind to accents, case and word order', async (q) => {
    await world.as('maude').post('/stakeholders', person());
    const { body } = await world.as('tom').get(`/stakeholders?q=${encodeURIComponent(q)}`);
    expect(body.items[0].familyName).toBe('Tremblay-Côté');
  });

  it('named St-Onge is found as Saint Onge and by the letters "st"', async () => {
    await world.as('maude').post('/stakeholders', person({ givenName: 'Jérôme', familyName: 'St-Onge' }));
    for (const q of ['saint onge', 'St-Onge', 'st', 'onge jer'])
      expect((await world.as('maude').get(`/stakeholders?q=${encodeURIComponent(q)}`)).body.items.map((one: { familyName: string }) => one.familyName)).toContain('St-Onge');
  });

  it('is refused with a reason when something cannot be', async () => {
    const cases: [object, string, string][] = [
      [{ kind: 'payer' }, 'profession', 'only-hcp'],
      [{ orcid: '0000-0002-1825-0098' }, 'orcid', 'bad-checksum'],
      [{ contactPoints: [{ kind: 'email', value: 'nobody' }] }, 'contactPoints[0].value', 'bad-form'],
      [{ affiliations: [{ organizationId: newId() }] }, 'affiliations[0].organizationId', 'unknown-organization'],
      [{ affiliations: [{ organizationId: hospital, from: '2025-01-02', to: '2025-01-01' }] }, 'affiliations[0].to', 'before-start'],
    ];
    for (const [over, field, code] of cases) {
      const reply = await world.as('maude').post('/stakeholders', person(over));
      expect(reply.status).toBe(422);
      expect(reply.body.errors[0]).toMatchObject({ field, code });
    }
  });

  it('is validated when it changes as when it is made', async () => {
    const { body } = await world.as('maude').post('/stakeholders', person());
    const reply = await world.as('maude').patch(`/stakeholders/${body.id}`, { givenName: 5, languages: 'fr', surprise: true }, 1);
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map((one: { field: string }) => one.field).sort()).toEqual(['givenName', 'languages', 'surprise']);
  });

  it('who has the licence of another is refused, and the other is named', async () => {
    const licences = [{ order: 'OPQ', number: '12345' }];
    const first = await world.as('maude').post('/stakeholders', person({ licences }));
    const second = await world.as('maude').post('/stakeholders', person({ licences }));
    expect(second.status).toBe(409);
    expect(second.body.existingId).toBe(first.body.id);
  });
});

describe('what sales reads of a person', () => {
  it('is the same, byte for byte, before and after a meeting, a tier and a medical change', async () => {
    const { body } = await world.as('maude').post('/stakeholders', person());
    const path = `/stakeholders/${body.id}`;
    await world.settle();
    const before = [await world.as('tom').get(path), await world.as('tom').get(`/stakeholders?ids=${body.id}`)];
    world.clock.set('2026-03-02T16:00:00Z');
    await world.hear(interactionLogged, said(1, facts(newId(), body.id)));
    await world.as('karim').put(`${path}/engagement/tier`, { level: 1 }, 1);
    await world.as('maude').patch(path, { roles: ['KOL', 'speaker'] }, 1);
    const after = [await world.as('tom').get(path), await world.as('tom').get(`/stakeholders?ids=${body.id}`)];
    expect(after.map((reply) => reply.text)).toEqual(before.map((reply) => reply.text));
    expect(after[0]!.headers.etag).toBe(before[0]!.headers.etag);
    for (const word of ['roles', 'topics', 'licences', 'contactPoints', 'tier', 'lastTouch']) expect(after[0]!.body).not.toHaveProperty(word);
    expect((await world.as('tom').get(`${path}/engagement`)).status).toBe(404);
    for (const query of ['role=KOL', 'tier=1', `topicId=${newId()}`, `territoryId=${territories.montreal.id}`, 'mine=true'])
      expect((await world.as('tom').get(`/stakeholders?${query}`)).body.items).toEqual([]);
  });
});

describe('engagement', () => {
  it('follows meetings as they are completed, changed and voided, in any order', async () => {
    const { body } = await world.as('maude').post('/stakeholders', person());
    const [a, b] = [newId(), newId()];
    const path = `/stakeholders/${body.id}/engagement`;
    expect((await world.as('maude').get(path)).body).toMatchObject({ version: 0, lastTouchAt: null, interactionCount: 0 });
    await world.hear(interactionChanged, said(2, facts(a, body.id, { startedAt: '2026-02-01T15:00:00.000Z' })));
    await world.hear(interactionLogged, said(1, facts(a, body.id, { status: 'planned' })));
    await world.hear(interactionLogged, said(1, facts(b, body.id)));
    expect((await world.as('maude').get(path)).body).toMatchObject({ interactionCount: 2, lastTouchAt: '2026-03-01T14:00:00.000Z' });
    await world.hear(interactionChanged, said(2, facts(b, body.id, { voided: true })));
    expect((await world.as('maude').get(path)).body).toMatchObject({ interactionCount: 1, lastTouchAt: '2026-02-01T15:00:00.000Z' });
  });

  it('knows one stance of two that were heard at the same moment, whichever meeting it hears of first', async () => {
    const [topicId, attendeeId] = [newId(), newId()];
    const [a, b] = [newId(), newId()];
    const meeting = (id: string, stakeholderId: string, stance: 'opposed' | 'advocate') =>
      said(1, facts(id, stakeholderId, { attendees: [{ attendeeId, stakeholderId, organizationId: null }], discussions: [{ attendeeId, topicId, productId: null, stance }] }));
    const stances: unknown[] = [];
    for (const order of [[a, b], [b, a]]) {
      const { body } = await world.as('maude').post('/stakeholders', person());
      await world.sql('DELETE FROM kol.interactions_seen WHERE interaction_id = ANY($1)', [order]);
      for (const id of order) await world.hear(interactionLogged, meeting(id, body.id, id === a ? 'opposed' : 'advocate'));
      stances.push((await world.as('maude').get(`/stakeholders/${body.id}/engagement`)).body.stances);
    }
    expect(stances[0]).toHaveLength(1);
    expect(stances[1]).toEqual(stances[0]);
  });

  it('is not known again of somebody who has been erased, when a meeting from before is heard of afterwards', async () => {
    const { body } = await world.as('maude').post('/stakeholders', person());
    expect((await world.as('agnes').put(`/stakeholders/${body.id}/erasure`, { reason: 'demande écrite' }, 1)).status).toBe(204);
    await world.hear(interactionLogged, said(1, facts(newId(), body.id)));
    expect(await world.sql('SELECT FROM kol.touches WHERE stakeholder_id = $1', [body.id])).toEqual([]);
    expect(await world.sql('SELECT interaction_count FROM kol.engagement WHERE id = $1 AND interaction_count > 0', [body.id])).toEqual([]);
  });

  it('counts the other meetings of a pack in which one cannot be counted', async () => {
    const { body } = await world.as('maude').post('/stakeholders', person());
    const [good, bad, other] = [newId(), newId(), newId()];
    for (const id of [good, bad, other]) {
      const told = facts(id, body.id, id === bad ? { startedAt: 'never' } : {});
      await world.sql(
        `WITH e AS (INSERT INTO messaging.events (id, type, producer, aggregate_id, version, occurred_at, correlation_id, subject_ids, facts, audience)
           VALUES ($1, $2, 'interactions', $1, 1, $3, 'test', '{}', $4, '{kol}'))
         INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, due_at) VALUES ($1, $1, $2, $1, 'interactions', 'kol', $3)`,
        [id, interactionLogged.type, world.clock.now(), told],
      );
    }
    await world.settle();
    const states = await world.sql('SELECT id, status, attempts, last_error FROM messaging.deliveries WHERE id = ANY($1) ORDER BY id', [[good, bad, other]]);
    expect(states).toEqual([
      { id: good, status: 'done', attempts: 1, last_error: null },
      { id: bad, status: 'pending', attempts: 1, last_error: 'database error 22007' },
      { id: other, status: 'done', attempts: 1, last_error: null },
    ]);
    expect((await world.as('maude').get(`/stakeholders/${body.id}/engagement`)).body.interactionCount).toBe(2);
  });

  it('is read in its own territory only, and every reading is logged', async () => {
    const { body } = await world.as('maude').post('/stakeholders', person());
    expect((await world.as('maude').get(`/stakeholders/${body.id}/engagement`)).status).toBe(200);
    expect((await world.as('etienne').get(`/stakeholders/${body.id}/engagement`)).status).toBe(404);
    const seen = await world.sql('SELECT actor FROM kol.access_log WHERE subject_ids @> ARRAY[$1::uuid]', [body.id]);
    expect(seen).toEqual([{ actor: people.maude.id }]);
  });
});

describe('a list narrowed by tier', () => {
  it('holds those of this tier whose engagement the caller may read, and nobody for the others', async () => {
    const { body } = await world.as('maude').post('/stakeholders', person());
    const found = async (who: Who, tier: number) => (await world.as(who).get(`/stakeholders?tier=${tier}&ids=${body.id}`)).body.items.length;
    expect(await found('maude', 2)).toBe(0);
    await world.as('karim').put(`/stakeholders/${body.id}/engagement/tier`, { level: 2 }, 0);
    expect([await found('maude', 2), await found('karim', 2), await found('maude', 1)]).toEqual([1, 1, 0]);
    for (const outsider of ['etienne', 'tom', 'solene'] as const) expect([outsider, await found(outsider, 2)]).toEqual([outsider, 0]);
    expect((await world.as('maude').get('/stakeholders?tier=4')).status).toBe(400);
  });
});

describe('placement', () => {
  it('can live with a territory that was voided before it began', async () => {
    const territoryId = newId();
    const facts = { territoryId, regions: ['06'], organizationIds: [], therapeuticAreas: [], validFrom: '2026-06-01', validTo: '2026-03-01', assignments: [] };
    await world.hear(territoryChanged, { aggregateId: territoryId, version: 1, facts, personal: null, subjectIds: [] });
    expect(await world.sql('SELECT status, last_error FROM messaging.deliveries WHERE aggregate_id = $1 AND subscriber = $2', [territoryId, 'kol'])).toEqual([{ status: 'done', last_error: null }]);
    const { body } = await world.as('maude').post('/stakeholders', person());
    expect((await world.as('maude').get(`/stakeholders?territoryId=${territoryId}&ids=${body.id}`)).body.items).toEqual([]);
  });

  it('gives no place back to somebody who is merged while a realignment is under way', async () => {
    const survivor = (await world.as('maude').post('/stakeholders', person())).body;
    const loser = (await world.as('maude').post('/stakeholders', person())).body;
    await withClient(world.config.databaseUrl!, async (merging) => {
      await merging.query('BEGIN');
      await merging.query('UPDATE kol.stakeholders SET survivor_id = $2 WHERE id = $1', [loser.id, survivor.id]);
      await merging.query('DELETE FROM kol.stakeholder_places WHERE stakeholder_id = $1', [loser.id]);
      const territoryId = newId();
      const facts = { territoryId, regions: ['16'], organizationIds: [], therapeuticAreas: [], validFrom: '2026-01-01', validTo: null, assignments: [] };
      const realigned = world.hear(territoryChanged, { aggregateId: territoryId, version: 1, facts, personal: null, subjectIds: [] });
      await until(async () => (await world.sql(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length > 0, 'the realignment that waits for the merge', 10_000);
      await merging.query('COMMIT');
      await realigned;
    });
    expect(await world.sql('SELECT territory_ids FROM kol.stakeholder_places WHERE stakeholder_id = $1', [loser.id])).toEqual([]);
    expect(await world.sql(`SELECT version FROM messaging.events WHERE type = 'stakeholder.placed.v1' AND aggregate_id = $1`, [loser.id])).toEqual([{ version: 1 }]);
  });
});

describe('a merge', () => {
  it('makes the loser an alias that answers for ever, with counts and missing data taken over', async () => {
    const survivor = (await world.as('maude').post('/stakeholders', person({ givenName: 'Nguyễn', familyName: 'Thị', roles: [] }))).body;
    const loser = (await world.as('maude').post('/stakeholders', person({ givenName: 'Nguyen', familyName: 'Thi', roles: ['speaker'] }))).body;
    await world.hear(interactionLogged, said(1, facts(newId(), loser.id)));
    const merged = await world.as('maude').post('/merges', { loserId: loser.id, survivorId: survivor.id, reason: 'même permis' });
    expect(merged.status).toBe(201);
    const answer = await world.as('maude').get(`/stakeholders/${loser.id}`);
    expect(answer.body).toMatchObject({ id: survivor.id, roles: ['speaker'] });
    expect(answer.body.licences).toHaveLength(2);
    await world.hear(interactionLogged, said(1, facts(newId(), loser.id, { startedAt: '2026-03-02T10:00:00.000Z' })));
    expect((await world.as('maude').get(`/stakeholders/${loser.id}/engagement`)).body).toMatchObject({ stakeholderId: survivor.id, interactionCount: 2 });
    expect((await world.as('maude').post('/merges', { loserId: loser.id, survivorId: survivor.id })).status).toBe(422);
    expect((await world.as('etienne').post('/merges', { loserId: survivor.id, survivorId: loser.id })).status).toBe(403);
  });
});

describe('erasure', () => {
  it('leaves nothing of the person but what the register keeps, and the audit chain stays readable', async () => {
    const marker = 'Zzyzxmarque';
    const { body } = await world.as('maude').post('/stakeholders', person({ familyName: marker, contactPoints: [{ kind: 'email', value: `${marker}@exemple.test` }] }), { 'idempotency-key': 'erase-me' });
    const path = `/stakeholders/${body.id}`;
    expect((await world.as('maude').put(`${path}/erasure`, { reason: 'demande écrite' }, 1)).status).toBe(403);
    expect((await world.as('agnes').put(`${path}/erasure`, { reason: 'demande écrite' }, 1)).status).toBe(204);
    expect((await world.as('maude').get(path)).status).toBe(410);
    expect((await world.as('maude').get(`/stakeholders?q=${marker}`)).body.items).toEqual([]);
    const tables = await world.sql<{ t: string }>(`SELECT format('%I.%I', schemaname, tablename) AS t FROM pg_tables WHERE schemaname IN ('kol', 'messaging', 'bullmq')`);
    for (const { t } of tables) {
      const [row] = await world.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${t} x WHERE x::text ILIKE '%${marker}%'`);
      expect([t, row!.n]).toEqual([t, 0]);
    }
    const { body: audit } = await world.as('agnes').get(`/audit-entries/kol?resourceId=${body.id}`);
    expect(audit.items.map((entry: { erased: boolean }) => entry.erased)).toEqual([false, true]);
  });
});
