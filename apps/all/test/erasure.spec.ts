import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditSealer, verifyAudit } from '@liaison/platform';
import { hasRedis, openOverheardWorld, startRedis, withClient, type TestRedis, type World } from '@liaison/testing';
import { exportPerson, type PersonExport } from '../src/person-export.js';
import { definitions } from '../src/services.js';
import { done, live, named, type Life } from './person/life.js';
import { Marks } from './person/marks.js';
import { whereaboutsOf, type Whereabouts } from './person/whereabouts.js';

const backends = ['Postgres', ...(hasRedis() ? ['Redis'] : [])];
if (!hasRedis()) process.stderr.write('redis-server is not on the PATH: erasure is not looked for in Redis.\n');

/** What lies there sealed only: in the audit, in the quarantine. */
const SEALED = ['reason of a tier', 'note on a lost device'];

/** What the law wants kept. */
const LAWFUL = { 'interactions.adverse_events': ['product of a harm', 'verbatim of a harm'] };
/** What an erasure leaves besides, until somebody has looked at it: words about several people, and words elsewhere that name this one. */
const NAMED = ['family name', 'second family name'];
const KEPT = {
  ...LAWFUL,
  'interactions.insights': ['family name', 'insight about several', 'second family name'],
  'interactions.interactions': ['family name', 'note about several', 'second family name'],
  'interactions.commitments': NAMED,
  'interactions.idempotency_keys': NAMED,
  'messaging.events': NAMED,
};

interface Passage {
  part: string;
  id: string;
  text: string;
  marks: { offset: number; length: number }[];
}

/** A text without what the marks cover. */
const blackened = ({ text, marks }: Passage): string => marks.reduceRight((left, { offset, length }) => left.slice(0, offset) + '█'.repeat(length) + left.slice(offset + length), text);

describe.each(backends)('a person, with the queue on %s', (backend) => {
  const marks = new Marks();
  const log: string[] = [];
  let redis: TestRedis | null = null;
  let world: World;
  let person: Life;
  let told: PersonExport;
  /** A meeting with somebody else, in which the person is named. */
  let elsewhere: string;

  const whereabouts = (): Promise<Whereabouts> => whereaboutsOf(marks, world, log, redis?.url ?? null);
  const ask = async (path: string) => done(await world.as('agnes').get(path)).body;

  beforeAll(async () => {
    if (backend === 'Redis') redis = await startRedis();
    world = await openOverheardWorld(log, redis?.url ?? null, ...definitions);
    person = await live(world, marks);
  });
  afterAll(async () => {
    await world?.close();
    await redis?.stop();
  });

  it('is held in many places, and in no queue, log or file', async () => {
    const held = await whereabouts();
    expect(marks.places.filter((place) => !Object.values(held).flat().includes(place))).toEqual(SEALED);
    expect(Object.keys(held).length).toBeGreaterThan(15);
    expect(Object.keys(held).filter((place) => /^(file|log|redis|bullmq)/.test(place))).toEqual([]);
  });

  it('is told everything that is held, by all their ids, and it is written down who asked', async () => {
    told = await exportPerson(ask, person.alias);
    expect(new Set(told.ids)).toEqual(new Set([person.id, person.alias]));
    const text = JSON.stringify(told);
    expect(marks.places.filter((place) => !marks.in(text).includes(place))).toEqual(SEALED);
    for (const { name } of definitions)
      expect(await world.sql(`SELECT resource FROM ${name}.access_log WHERE resource = 'personal-data' AND $1 = ANY (subject_ids)`, [person.alias])).toHaveLength(1);
  });

  it('is told, table by table, of whatever these tables hold', async () => {
    const parts = Object.fromEntries(told.parts.flatMap(({ service, holdings }) => holdings.map(({ table, rows }) => [table.includes('.') ? table : `${service}.${table}`, JSON.stringify(rows)])));
    for (const [table, places] of Object.entries(await whereabouts()).filter(([table]) => !/\.(audit_|search_names|events)/.test(table)))
      expect([table, marks.in(parts[table] ?? '')]).toEqual([table, expect.arrayContaining(places)]);
  });

  it('is erased by any of their ids; what is left is exactly what the registry says it keeps', async () => {
    const held = async () => marks.in(done(await world.as('karim').get(`/quarantine/${person.left}`)).text);
    expect(await held()).toEqual(['note on a lost device']);
    elsewhere = await named(world, marks);
    await world.settle();
    const { headers } = await world.as('agnes').get(`/stakeholders/${person.alias}`);
    done(await world.as('agnes').send('PUT', `/stakeholders/${person.alias}/erasure`, { reason: 'Demande écrite du 2 mars' }, { 'if-match': headers.etag! }));
    await world.settle();
    expect(await whereabouts()).toEqual(KEPT);
    expect(await held()).toEqual([]);
    const left = await exportPerson(ask, person.id);
    for (const { table, kept, rows } of left.parts.flatMap(({ holdings }) => holdings)) if (marks.in(JSON.stringify(rows)).length > 0) expect([table, Object.keys(KEPT).includes(`interactions.${table}`), kept]).toEqual([table, true, expect.any(String)]);
  });

  it('leaves to somebody exactly the meetings with words about several, or that name the person', async () => {
    const { items } = await ask('/redactions');
    expect(items.map(({ interactionId, named: times }: { interactionId: string; named: number }) => [interactionId, times]).toSorted()).toEqual(
      [...person.among.map((id) => [id, 0]), [elsewhere, 3]].toSorted(),
    );
    for (const { interactionId } of items) expect(marks.in(JSON.stringify(await ask(`/audit-entries/interactions?resourceId=${interactionId}`)))).toHaveLength(2);
  });

  it('is named nowhere any more once somebody has redacted them: in no table, queue, file, log or audit', async () => {
    for (const { id } of (await ask('/redactions')).items) {
      const { version, passages } = await ask(`/redactions/${id}`);
      const redacted = passages.map((one: Passage) => ({ part: one.part, id: one.id, text: one.marks.length > 0 ? blackened(one) : 'caviardé' }));
      done(await world.as('agnes').put(`/redactions/${id}`, { passages: redacted }, version));
    }
    await world.settle();
    expect(await whereabouts()).toEqual(LAWFUL);
    for (const id of [...person.among, elsewhere]) expect(marks.in(JSON.stringify(await ask(`/audit-entries/interactions?resourceId=${id}`)))).toEqual([]);
    expect((await ask('/redactions')).items).toEqual([]);
  });

  it('leaves an audit that is sound, and that can still be read', async () => {
    for (const { name } of definitions) {
      await world.service(name).app.get(AuditSealer).seal({ anchor: true });
      expect(await withClient(world.config.databaseUrl!, (client) => verifyAudit(client, name, world.config))).toMatchObject({ broken: null });
    }
    const { items } = await ask(`/audit-entries/kol?resourceId=${person.id}`);
    expect(items.map(({ erased, after }: { erased: boolean; after: { erased?: boolean } }) => erased || after.erased)).not.toContain(false);
    expect(marks.in(JSON.stringify(items))).toEqual([]);
  });
});
