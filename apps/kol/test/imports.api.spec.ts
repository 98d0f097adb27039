import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { MessagingModule } from '@liaison/messaging';
import { openWorld, people, type Who, type World } from '@liaison/testing';
import { kol } from '../src/kol.app.js';

let world: World;

beforeAll(async () => {
  world = await openWorld(kol);
});
afterAll(() => world?.close());

type Json = Record<string, unknown>;

let made = 0;
const unique = () => `${Date.now() % 1e6}${++made}`;

const practitioner = (over: Json = {}): Json => ({
  resourceType: 'Practitioner',
  id: `p${unique()}`,
  name: [{ use: 'official', family: 'Lavallée-Roy', given: ['Maëlle', 'Anne'] }],
  ...over,
});
const organization = (over: Json = {}): Json => ({ resourceType: 'Organization', id: `o${unique()}`, name: 'Clinique des Érables', ...over });
const bundle = (...resources: Json[]) => ({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
const licence = (value: string) => ({ system: 'https://fhir.infoway-inforoute.ca/NamingSystem/ca-qc-license-physician', value });
const lines = (...resources: unknown[]) => resources.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');

const JSON_TYPE = { 'content-type': 'application/fhir+json' };
const LINES_TYPE = { 'content-type': 'application/x-ndjson' };

async function start(content: unknown, { as = 'maude' as Who, ...over }: Json & { as?: Who } = {}) {
  const { body } = await world.as(as).post('/imports', { format: 'fhir-r4', fileName: 'registre.json', ...over }, { 'idempotency-key': newId() });
  const isLines = typeof content === 'string';
  const reply = await world.as(as).put(`/imports/${body.id}/content`, isLines ? content : JSON.stringify(content), 1, isLines ? LINES_TYPE : JSON_TYPE);
  expect([reply.status, reply.body.status]).toEqual([200, 'waiting']);
  return body.id as string;
}

interface Row {
  ordinal: number;
  status: string;
  resourceType: string;
  reference: string | null;
  resultId: string | null;
  reason: { code: string; fr: string; en: string } | null;
  notes: { code: string }[];
}

/** Imports something to its end. */
async function run(content: unknown, over: Json & { as?: Who } = {}): Promise<Json & { id: string; counts: Json; rows: Row[] }> {
  const id = await start(content, over);
  await world.settle();
  const as = over.as ?? 'maude';
  const { body } = await world.as(as).get(`/imports/${id}`);
  const { body: rows } = await world.as(as).get(`/imports/${id}/rows?limit=200`);
  return { ...body, rows: rows.items };
}

const tick = (at: string) => world.service('kol').app.get(MessagingModule).ticker.tick(new Date(at));

const counts = (created: number, updated: number, unchanged: number, refused: number) => ({
  total: created + updated + unchanged + refused,
  pending: 0,
  created,
  updated,
  unchanged,
  refused,
});

describe('an import', () => {
  it('goes from its announcement over its content to people and organizations', async () => {
    const reply = await world.as('maude').post('/imports', { format: 'fhir-r4', fileName: 'a.json' });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ status: 'awaiting-content', version: 1, ownerId: people.maude.id, dryRun: false });
    const clinic = organization({ name: 'Clinique Sainte-Aurore', type: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: 'dept' }] }] });
    const doctor = practitioner({ identifier: [licence('7654321')], telecom: [{ system: 'email', value: 'maelle@exemple.test' }] });
    const { id, rows, ...it } = await run(bundle(doctor, clinic));
    expect(it).toMatchObject({ status: 'completed', version: 2, counts: counts(2, 0, 0, 0), contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(rows.map((row) => [row.ordinal, row.status, row.resourceType, row.reference])).toEqual([
      [1, 'created', 'Practitioner', `Practitioner/${doctor.id}`],
      [2, 'created', 'Organization', `Organization/${clinic.id}`],
    ]);
    const person = await world.as('maude').get(`/stakeholders/${rows[0]!.resultId}`);
    expect(person.body).toMatchObject({
      kind: 'hcp',
      familyName: 'Lavallée-Roy',
      givenName: 'Maëlle Anne',
      profession: 'MED',
      licences: [{ order: 'CMQ', number: '7654321' }],
      contactPoints: [{ kind: 'email', value: 'maelle@exemple.test' }],
    });
    expect((await world.as('maude').get(`/organizations/${rows[1]!.resultId}`)).body).toMatchObject({ kind: 'department', name: { fr: 'Clinique Sainte-Aurore' } });
    const { body: audit } = await world.as('agnes').get(`/audit-entries/kol?resourceId=${rows[0]!.resultId}`);
    expect(audit.items[0]).toMatchObject({ actorKind: 'import', actor: people.maude.id });
    expect(id).not.toBe(reply.body.id);
  });

  it('tells every step to those who follow jobs', async () => {
    const { id } = await run(lines(practitioner(), practitioner(), { resourceType: 'Patient', id: 'x' }));
    const told = await world.sql<{ version: number; facts: Json }>(`SELECT version, facts FROM messaging.events WHERE type = 'job.changed.v1' AND aggregate_id = $1 ORDER BY version`, [id]);
    expect(told.map(({ version, facts }) => [version, facts.status, facts.done, facts.refused, facts.total])).toEqual([
      [1, 'waiting', 0, 0, null],
      [2, 'waiting', 0, 0, null],
      [3, 'running', 0, 1, 3],
      [4, 'completed', 2, 1, 3],
    ]);
    expect(told[0]!.facts).toMatchObject({ jobId: id, kind: 'import', ownerId: people.maude.id });
  });

  it('is read from a resource, a list, a bundle of bundles, lines, and what others contain', async () => {
    const contained = { resourceType: 'CarePlan', id: `c${unique()}`, contained: [practitioner({ id: 'a' }), { resourceType: 'Patient', id: 'b' }] };
    const nested = bundle(bundle(bundle(practitioner()), organization()), contained);
    expect((await run(practitioner())).counts).toEqual(counts(1, 0, 0, 0));
    expect((await run([practitioner(), nested])).counts).toEqual(counts(4, 0, 0, 1));
    expect((await run(lines(practitioner(), '', nested))).counts).toEqual(counts(1, 0, 3, 1));
    expect((await run({ resourceType: 'Bundle', type: 'searchset' })).counts).toEqual(counts(0, 0, 0, 0));
  });

  it('of the same file again changes nothing, and of a changed one only what has changed', async () => {
    const clinic = organization({ name: 'Clinique du Fjord', address: [{ city: 'Chicoutimi', postalCode: 'g7h1a1' }] });
    const doctor = practitioner({ identifier: [{ system: 'https://registre.exemple/id', value: unique() }] });
    const nameless = practitioner({ id: undefined, name: [{ text: 'Odile de la Rive' }] });
    const file = bundle(clinic, doctor, nameless);
    const first = await run(file);
    expect(first.counts).toEqual(counts(3, 0, 0, 0));
    expect((await run(file)).counts).toEqual(counts(0, 0, 3, 0));
    const again = await run(bundle(clinic, { ...doctor, id: 'elsewhere', telecom: [{ system: 'phone', value: '514 555-0199' }] }, nameless));
    expect(again.counts).toEqual(counts(0, 1, 2, 0));
    expect(again.rows[1]!.resultId).toBe(first.rows[1]!.resultId);
    const { body } = await world.as('maude').get(`/stakeholders/${first.rows[1]!.resultId}`);
    expect(body.contactPoints).toEqual([{ kind: 'phone', value: '514 555-0199' }]);
  });

  it('adds to what people here have written, and takes nothing away', async () => {
    const doctor = practitioner({ identifier: [licence(unique())], communication: [{ coding: [{ code: 'fr-CA' }] }] });
    const { rows } = await run(doctor);
    const path = `/stakeholders/${rows[0]!.resultId}`;
    await world.as('maude').patch(path, { contactPoints: [{ kind: 'mobile', value: '418 555-0101' }], roles: ['KOL'], languages: ['en'] }, 1);
    await run({ ...doctor, telecom: [{ system: 'email', value: 'a@exemple.test' }] });
    expect((await world.as('maude').get(path)).body).toMatchObject({
      contactPoints: [{ kind: 'mobile', value: '418 555-0101' }, { kind: 'email', value: 'a@exemple.test' }],
      roles: ['KOL'],
      languages: ['en', 'fr'],
    });
  });

  it('makes parents before their children, wherever they stand in the file', async () => {
    const base = 'https://registre.exemple/fhir';
    const [a, b, c] = [unique(), unique(), unique()];
    const entry = (id: string, partOf?: Json, over: Json = {}) => ({ fullUrl: `${base}/Organization/${id}`, resource: organization({ id, name: `Lieu ${id}`, ...(partOf && { partOf }), ...over }) });
    const { rows } = await run({
      resourceType: 'Bundle',
      entry: [entry(c, { reference: `Organization/${b}` }), entry(b, { reference: `${base}/Organization/${a}/_history/3` }), entry(a, { reference: 'Organization/nowhere' })],
    });
    expect(rows.map((row) => [row.status, row.notes.map((note) => note.code)])).toEqual([['created', []], ['created', []], ['created', ['unresolved-parent']]]);
    const parentOf = async (row: number) => (await world.as('maude').get(`/organizations/${rows[row]!.resultId}`)).body.parents.map((one: Json) => one.organizationId);
    expect([await parentOf(0), await parentOf(1), await parentOf(2)]).toEqual([[rows[1]!.resultId], [rows[2]!.resultId], []]);
    const later = await run({ resourceType: 'Bundle', entry: [entry(unique(), { reference: `Organization/${a}` })] });
    expect((await world.as('maude').get(`/organizations/${later.rows[0]!.resultId}`)).body.parents[0].organizationId).toBe(rows[2]!.resultId);
    const circle = await run({ resourceType: 'Bundle', entry: [entry(a, { reference: `Organization/${c}` }), entry(c, { reference: `Organization/${a}` })] });
    expect(circle.rows.map((row) => [row.status, row.notes.map((note) => note.code)])).toEqual([['unchanged', ['circular-parent']], ['unchanged', ['circular-parent']]]);
  });
});

describe('a refused row', () => {
  it('says why, and stops no other', async () => {
    const { rows, counts: found, status } = await run(
      lines(
        practitioner({ name: [] }),
        practitioner({ name: [{ family: 'Seule' }] }),
        practitioner({ active: false }),
        '{"resourceType": "Practitioner", nope',
        { id: 'no type' },
        { resourceType: 'PractitionerRole', id: 'r' },
        practitioner({ name: [{ family: 'NUL\u0000', given: ['A'] }] }),
        practitioner({ name: [{ family: 'x'.repeat(101), given: ['A'] }] }),
        '7',
        practitioner(),
      ),
    );
    expect(status).toBe('completed');
    expect(found).toEqual(counts(1, 0, 0, 9));
    expect(rows.map((row) => row.reason?.code)).toEqual([
      'no-name', 'incomplete-name', 'inactive', 'malformed-json', 'not-a-resource', 'unsupported-resource', 'ill-formed-text', 'too-long', 'not-a-resource', undefined,
    ]);
    expect(rows[5]!.reason!.fr).toContain('PractitionerRole');
  });

  it('is never somebody else: one number for two names, one id of two unknown servers, two records at once', async () => {
    const number = { system: 'https://registre.exemple/numero', value: unique() };
    const named = (family: string, given: string, over: Json) => practitioner({ name: [{ family, given: [given] }], ...over });
    const first = await run(lines(named('Boréale', 'Iris', { identifier: [number] }), named('Autre', 'Zoé', { identifier: [number] })));
    expect(first.rows.map((row) => row.reason?.code)).toEqual([undefined, 'identity-conflict']);
    const id = `shared${unique()}`;
    const [a, b] = [named('Rivest', 'Luc', { id }), named('Rivest', 'Jean', { id })];
    expect((await run(a)).counts.created).toBe(1);
    expect((await run(b)).rows[0]!.reason!.code).toBe('unclear-source');
    expect((await run(b, { source: 'https://hopital.exemple/fhir/' })).counts.created).toBe(1);
    const [x, y] = [licence(unique()), licence(unique())];
    await run(lines(named('Double', 'Ève', { identifier: [x] }), named('Double', 'Ève', { identifier: [y] })));
    expect((await run(named('Double', 'Ève', { identifier: [x, y] }))).rows[0]!.reason!.code).toBe('ambiguous-identity');
  });

  it('of a withdrawn person does not bring them back', async () => {
    const doctor = practitioner({ identifier: [licence(unique())] });
    const { rows } = await run(doctor);
    await world.as('maude').delete(`/stakeholders/${rows[0]!.resultId}`, 1);
    expect((await run(doctor)).rows[0]!.reason!.code).toBe('voided');
  });

  it('stands in a file for spreadsheets, in the language of the reader, harmless', async () => {
    const { id } = await run(lines({ resourceType: 'Patient', id: '=1+1' }, { resourceType: 'Device' }, practitioner()));
    const fr = await world.as('maude').get(`/imports/${id}/errors`);
    expect(fr.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(fr.headers['content-disposition']).toContain(`importation-${id}-refus.csv`);
    const bytes = await (await fetch(`${world.origin}/api/v1/imports/${id}/errors`, { headers: { authorization: `Bearer ${await world.issuer.token('maude')}`, 'accept-language': 'en' } })).arrayBuffer();
    expect(Buffer.from(bytes).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(fr.text.split('\r\n')).toEqual([
      expect.stringContaining('"Rang","Type de ressource","Référence","Code","Raison"'),
      '"1","Patient","Patient/=1+1","unsupported-resource","Les ressources Patient ne sont pas importées."',
      '"2","Device","","unsupported-resource","Les ressources Device ne sont pas importées."',
      '',
    ]);
    expect(Buffer.from(bytes).toString()).toContain('Patient resources are not imported.');
  });
});

describe('a dry run', () => {
  it('counts what would happen, also among the rows of the file itself, and writes nothing', async () => {
    const known = practitioner({ identifier: [licence(unique())] });
    await run(known);
    const fresh = practitioner({ identifier: [licence(unique())] });
    const parent = organization();
    const file = lines(known, fresh, fresh, { ...fresh, communication: [{ coding: [{ code: 'en' }] }] }, { ...known, gender: 'female', telecom: [{ system: 'phone', value: '514 555-0123' }] },
      organization({ partOf: { reference: `Organization/${parent.id}` } }), parent, practitioner({ name: [] }));
    const before = await world.sql('SELECT (SELECT count(*) FROM kol.stakeholders) + (SELECT count(*) FROM kol.organizations) + (SELECT count(*) FROM kol.external_ids) AS n, (SELECT max(version) FROM kol.stakeholder_profiles) AS v');
    const rehearsal = await run(file, { dryRun: true });
    expect(await world.sql('SELECT (SELECT count(*) FROM kol.stakeholders) + (SELECT count(*) FROM kol.organizations) + (SELECT count(*) FROM kol.external_ids) AS n, (SELECT max(version) FROM kol.stakeholder_profiles) AS v')).toEqual(before);
    expect(rehearsal).toMatchObject({ dryRun: true, status: 'completed', counts: counts(3, 2, 2, 1) });
    const real = await run(file);
    expect(real.counts).toEqual(rehearsal.counts);
    expect(real.rows.map((row) => [row.status, row.notes])).toEqual(rehearsal.rows.map((row) => [row.status, row.notes]));
    expect(rehearsal.rows[1]!.resultId).toBeNull();
  });
});

describe('content', () => {
  const awaiting = async () => (await world.as('maude').post('/imports', { format: 'fhir-r4' })).body.id as string;
  const folder = () => join(world.config.dataDir, 'content', 'imports');
  /** The files of some name in the folder that all worlds share. They are deleted after the commit, so nobody waits for it. */
  const filesLike = async (name: string) => (await readdir(folder())).filter((file) => file.includes(name));
  async function goneLike(name: string): Promise<void> {
    for (let i = 0; i < 100 && (await filesLike(name)).length > 0; i++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await filesLike(name)).toEqual([]);
  }

  it('is refused when it is not JSON, empty, too large, of another type, or for another version', async () => {
    const path = `/imports/${await awaiting()}/content`;
    const put = (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE, version = 1) => world.as('maude').put(path, body, version, headers);
    expect(await put('%PDF-1.7')).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    expect((await put('<Bundle/>', { 'content-type': 'application/fhir+xml' })).status).toBe(415);
    expect((await put(' \n ')).body.errors[0]).toMatchObject({ field: 'content', code: 'empty' });
    expect((await put('{}', JSON_TYPE, 2)).status).toBe(412);
    expect((await put('{}', { ...JSON_TYPE, 'if-match': '' })).status).toBe(428);
    const large = new Uint8Array(100 * 1_048_576 + 1).fill(32);
    large[0] = 123;
    expect(await put(large)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(await world.sql('SELECT 1 FROM kol.imports WHERE content_name IS NOT NULL')).toEqual([]);
    await goneLike('.part');
    expect((await put('{"resourceType":"Bundle"}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
    expect((await put('{}', JSON_TYPE, 2)).body.code).toBe('conflict');
  });

  it('goes past the limit of other bodies, which still refuse its type', async () => {
    const many = Array.from({ length: 120 }, (_, i) => practitioner({ name: [{ family: 'Longue', given: [`Liste ${i}`] }], text: { div: 'x'.repeat(20_000) } }));
    const { counts: found } = await run(many);
    expect(found.created).toBe(120);
    for (const type of ['application/fhir+json', 'application/vnd.liaison.content'])
      expect((await world.as('maude').post('/imports', '{"format":"fhir-r4"}', { 'content-type': type })).status).toBe(415);
    expect((await world.as('maude').post('/imports', JSON.stringify({ format: 'fhir-r4', fileName: 'x'.repeat(1_100_000) }))).status).toBe(413);
  });

  it('is deleted when it has been read, and what a crash left is deleted at night', async () => {
    await goneLike((await run(practitioner())).contentHash as string);
    const id = await start(practitioner());
    const [waiting] = await filesLike((await world.as('maude').get(`/imports/${id}`)).body.contentHash);
    await writeFile(join(folder(), 'an-orphan'), 'somebody');
    await writeFile(join(folder(), 'just-arriving'), 'somebody else');
    for (const file of [waiting!, 'an-orphan']) await utimes(join(folder(), file), 0, 0);
    await tick('2026-03-03T08:40:30Z');
    expect([await filesLike(waiting!), await filesLike('an-orphan'), await filesLike('just-arriving')]).toEqual([[waiting], [], ['just-arriving']]);
    await rm(join(folder(), 'just-arriving'));
    await world.settle();
    await goneLike(waiting!);
  });

  it('that ends too early fails as a whole', async () => {
    const id = await awaiting();
    await world.as('maude').put(`/imports/${id}/content`, '{"resourceType":"Bundle","entry":[{"resource":{', 1, JSON_TYPE);
    await world.settle();
    const { body } = await world.as('maude').get(`/imports/${id}`);
    expect(body).toMatchObject({ status: 'failed', failure: { code: 'malformed-json' }, counts: counts(0, 0, 0, 0) });
    await goneLike(body.contentHash);
  });
});

describe('a cancellation', () => {
  it('keeps what was imported and leaves the rest alone', async () => {
    const id = await start(lines(...Array.from({ length: 120 }, () => practitioner())));
    const deliver = async () => {
      const due = await world.sql<{ id: string }>(`SELECT id FROM messaging.deliveries WHERE subscriber = 'kol' AND status = 'pending'`);
      await world.service('kol').app.get(MessagingModule).deliverer.deliver(due.map((row) => row.id));
    };
    await deliver();
    await deliver();
    expect((await world.as('karim').put(`/imports/${id}/cancellation`, undefined, 2)).status).toBe(404);
    const reply = await world.as('maude').put(`/imports/${id}/cancellation`, undefined, 2);
    expect(reply.body).toMatchObject({ status: 'cancelled', version: 3, counts: { total: 120, created: 50, pending: 70 } });
    await world.settle();
    expect((await world.as('maude').get(`/imports/${id}`)).body.counts).toMatchObject({ created: 50, pending: 70 });
    expect((await world.as('maude').put(`/imports/${id}/cancellation`, undefined, 3)).body.code).toBe('conflict');
  });
});

describe('a crash', () => {
  afterEach(() => world.sql('DROP TRIGGER IF EXISTS crash ON kol.import_rows; DROP FUNCTION IF EXISTS kol.crash()'));

  /** From now on the database breaks off the unit that finishes the row at a place of the file. */
  const crashAt = (importId: string, ordinal: number) =>
    world.sql(`CREATE FUNCTION kol.crash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'crash' USING ERRCODE = '57P01'; END $$;
      CREATE TRIGGER crash BEFORE UPDATE ON kol.import_rows FOR EACH ROW WHEN (NEW.ordinal = ${ordinal} AND NEW.import_id = '${importId}') EXECUTE FUNCTION kol.crash()`);

  it('in the middle of a unit loses nothing and doubles nothing', async () => {
    const marker = `Crash${unique()}`;
    const id = await start(lines(...Array.from({ length: 130 }, (_, i) => practitioner({ name: [{ family: marker, given: [`N${i}`] }] }))));
    await crashAt(id, 77);
    await world.settle();
    expect((await world.as('maude').get(`/imports/${id}`)).body).toMatchObject({ status: 'running', counts: { created: 50, pending: 80 } });
    await world.sql('DROP TRIGGER crash ON kol.import_rows');
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    await world.settle();
    expect((await world.as('maude').get(`/imports/${id}`)).body).toMatchObject({ status: 'completed', counts: counts(130, 0, 0, 0) });
    expect(await world.sql('SELECT count(*)::int AS n FROM kol.stakeholders WHERE family_name = $1', [marker])).toEqual([{ n: 130 }]);
  });

  it('after a unit, which is then asked for again, finds that its turn is over', async () => {
    const { id } = await run(lines(practitioner(), practitioner()));
    const again = await world.sql(`UPDATE messaging.deliveries SET status = 'pending', attempts = 0, due_at = $2 WHERE aggregate_id = $1 AND event_type = 'import.continued.v1' RETURNING 1`, [id, world.clock.now()]);
    expect(again.length).toBeGreaterThan(1);
    await world.settle();
    expect((await world.as('maude').get(`/imports/${id}`)).body.counts).toEqual(counts(2, 0, 0, 0));
  });
});

describe('two imports at the same time', () => {
  it('make each person once, whichever comes first', async () => {
    const family = `Jumelle${unique()}`;
    const doctors = Array.from({ length: 8 }, (_, i) => practitioner({ identifier: [licence(unique()), { system: 'https://registre.exemple/id', value: unique() }], name: [{ family, given: [`N${i}`] }] }));
    const ids = [await start(lines(...doctors)), await start(lines(...[...doctors].reverse()))];
    const { deliverer } = world.service('kol').app.get(MessagingModule);
    for (let round = 0; round < 2; round++) {
      const due = await world.sql<{ id: string }>(`SELECT id FROM messaging.deliveries WHERE aggregate_id = ANY($1) AND subscriber = 'kol' AND status = 'pending'`, [ids]);
      await Promise.all(due.map(({ id }) => deliverer.deliver([id])));
    }
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    await world.settle();
    const [a, b] = await Promise.all(ids.map(async (id) => (await world.as('maude').get(`/imports/${id}`)).body));
    expect([a.status, b.status, a.counts.created + b.counts.created, a.counts.unchanged + b.counts.unchanged]).toEqual(['completed', 'completed', 8, 8]);
    expect(await world.sql('SELECT count(*)::int AS n FROM kol.stakeholders WHERE family_name = $1', [family])).toEqual([{ n: 8 }]);
  });
});

describe('who may', () => {
  it('read an import is its owner and those who oversee; run one, medical affairs only', async () => {
    const { id } = await run(practitioner());
    const status = async (who: Who, path: string) => (await world.as(who).get(path)).status;
    for (const path of [`/imports/${id}`, `/imports/${id}/rows`, `/imports/${id}/errors`]) {
      expect(await Promise.all([status('karim', path), status('agnes', path), status('etienne', path), status('tom', path)])).toEqual([200, 200, 404, 403]);
    }
    expect((await world.as('etienne').get('/imports')).body.items).toEqual([]);
    expect((await world.as('karim').get('/imports?limit=1&status=completed')).body.items).toHaveLength(1);
    expect((await world.as('agnes').post('/imports', { format: 'fhir-r4' })).status).toBe(403);
    expect((await world.as('maude').get(`/imports/${newId()}/errors`)).status).toBe(404);
  });

  it('no longer, once the right is gone: the import stops', async () => {
    const id = await start(lines(practitioner()), { as: 'etienne' });
    await world.sql(`UPDATE kol.principals SET active = false WHERE user_id = $1`, [people.etienne.id]);
    await world.settle();
    await world.sql(`UPDATE kol.principals SET active = true WHERE user_id = $1`, [people.etienne.id]);
    expect((await world.as('karim').get(`/imports/${id}`)).body).toMatchObject({ status: 'failed', failure: { code: 'not-allowed' } });
  });
});

describe('what a file said of a person', () => {
  it('goes with an erasure, from rows that wait too', async () => {
    const marker = `Zzeffacer${unique()}`;
    const doctor = practitioner({ name: [{ family: marker, given: ['Lou'] }], identifier: [{ system: 'https://registre.exemple/id', value: marker }] });
    const { rows } = await run(doctor, { fileName: `${marker}.json` });
    const waiting = await start(lines(doctor));
    const [due] = await world.sql<{ id: string }>(`SELECT id FROM messaging.deliveries WHERE aggregate_id = $1 AND status = 'pending' AND subscriber = 'kol'`, [waiting]);
    await world.service('kol').app.get(MessagingModule).deliverer.deliver([due!.id]);
    expect((await world.as('agnes').put(`/stakeholders/${rows[0]!.resultId}/erasure`, { reason: 'demande écrite' }, 1)).status).toBe(204);
    for (const table of ['import_rows', 'external_ids', 'imports', 'idempotency_keys'])
      expect(await world.sql(`SELECT 1 FROM kol.${table} x WHERE x::text ILIKE '%${marker}%'`)).toEqual([]);
    await world.settle();
    expect((await world.as('maude').get(`/imports/${waiting}/rows`)).body.items[0]).toMatchObject({ status: 'refused', reason: { code: 'erased' } });
    expect(await world.sql(`SELECT 1 FROM kol.stakeholders WHERE family_name = $1`, [marker])).toEqual([]);
  });

  it('is forgotten 30 days after the end; outcome and reason stay', async () => {
    const { id } = await run(lines(practitioner(), { resourceType: 'Patient', id: 'secret' }));
    await tick('2026-03-31T07:40:30Z');
    expect((await world.as('maude').get(`/imports/${id}/rows`)).body.items[1].reference).toBe('Patient/secret');
    await tick('2026-04-02T07:40:30Z');
    expect(await world.sql('SELECT status, reference, image, identities FROM kol.import_rows WHERE import_id = $1 ORDER BY ordinal', [id])).toEqual([
      { status: 'created', reference: null, image: null, identities: [] },
      { status: 'refused', reference: null, image: null, identities: [] },
    ]);
  });
});
