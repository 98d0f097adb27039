import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditSealer, verifyAudit } from '@liaison/platform';
import { hasRedis, openOverheardWorld, startRedis, withClient, type TestRedis, type World } from '@liaison/testing';
import { exportPerson, type PersonExport } from '../src/person-export.js';
import { definitions } from '../src/services.js';
import { done, live, type Life } from './person/life.js';
import { Marks } from './person/marks.js';
import { whereaboutsOf, type Whereabouts } from './person/whereabouts.js';

const backends = ['Postgres', ...(hasRedis() ? ['Redis'] : [])];
if (!hasRedis()) process.stderr.write('redis-server is not on the PATH: erasure is not looked for in Redis.\n');

/** What stands in the audit only, sealed. */
const SEALED = ['reason of a tier'];

/** What an erasure leaves, by the registry: what the law wants kept, and words about several people, until somebody has looked at them. */
const KEPT = {
  'interactions.adverse_events': ['product of a harm', 'verbatim of a harm'],
  'interactions.insights': ['insight about several'],
  'interactions.interactions': ['note about several'],
};

describe.each(backends)('a person, with the queue on %s', (backend) => {
  const marks = new Marks();
  const log: string[] = [];
  let redis: TestRedis | null = null;
  let world: World;
  let person: Life;
  let told: PersonExport;

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
    const { headers } = await world.as('agnes').get(`/stakeholders/${person.alias}`);
    done(await world.as('agnes').send('PUT', `/stakeholders/${person.alias}/erasure`, { reason: 'Demande écrite du 2 mars' }, { 'if-match': headers.etag! }));
    await world.settle();
    expect(await whereabouts()).toEqual(KEPT);
    const left = await exportPerson(ask, person.id);
    for (const { table, kept, rows } of left.parts.flatMap(({ holdings }) => holdings)) if (marks.in(JSON.stringify(rows)).length > 0) expect([table, Object.keys(KEPT).includes(`interactions.${table}`), kept]).toEqual([table, true, expect.any(String)]);
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
