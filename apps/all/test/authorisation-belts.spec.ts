import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { services } from '@liaison/contracts';
import { openWorld, type World } from '@liaison/testing';
import { definitions } from '../src/services.js';
import { callers, etienne, maude, openCast, type Cast } from './authorisation-cast.js';
import { leakedWithoutChecks } from './authorisation-check.js';
import { belts, matrix, open } from './authorisation-matrix.js';
import { believeEverybody } from './authorisation-plants.js';
import { done, kinds, ownerFor, shared } from './authorisation-records.js';
import { asService, beltedTables, inEverySchema, onBehalf, rowsOf, visible, wrong } from './authorisation-rows.js';

const LONG_MS = 240_000;
const OUTSIDE = callers.filter(({ role }) => ['sales', 'trainer', 'analyst', 'admin'].includes(role));

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld(...definitions);
  cast = await openCast(world);
  for (const kind of Object.keys(kinds))
    for (const caller of [...callers, etienne]) {
      const owner = ownerFor(kinds[kind]!, caller);
      if (owner) await shared(cast, kind, owner);
    }
  for (const owner of [maude, etienne]) {
    const { id } = await shared(cast, 'imports', owner);
    const file = { resourceType: 'Organization', id: 'o1', name: 'Clinique fictive' };
    done(await cast.as(owner).put(`/imports/${id}/content`, JSON.stringify(file), 1, { 'content-type': 'application/fhir+json' }));
    done(await cast.as(owner).post('/imports', { format: 'fhir-r4' }, { 'idempotency-key': 'kept' }));
    done(await cast.as(owner).post('/adverse-events', { verbatim: 'Un malaise.' }, { 'idempotency-key': 'kept' }));
    done(await cast.as(owner).get('/adverse-events'));
    done(await cast.as(owner).get(`/stakeholders/${(await shared(cast, 'engagement', owner)).id}/engagement`));
  }
  const meeting = await kinds.interactions!.make(cast, maude);
  done(await cast.as(maude).put(`/interactions/${meeting.id}/completion`, {}, 1));
  await cast.quietly(async () => undefined);
}, LONG_MS);
afterAll(() => world?.close());

describe('row-level security', () => {
  it('stands on every table but those that are known to hold nothing medical', async () => {
    const tables = await world.sql<{ name: string; belted: boolean }>(
      `SELECT relnamespace::regnamespace || '.' || relname AS name, relrowsecurity AND relforcerowsecurity AS belted
         FROM pg_class WHERE relnamespace::regnamespace::text = ANY ($1) AND relkind IN ('r', 'p') AND NOT relispartition`,
      [services],
    );
    const names = (belted: boolean) => tables.filter((one) => one.belted === belted).map((one) => one.name);
    expect(names(true).sort()).toEqual(belts.flatMap(({ name }) => inEverySchema(name)).sort());
    expect(names(false).sort()).toEqual(open.flatMap(inEverySchema).sort());
  });

  it('shows every role what the table says, and hides the rest', async () => {
    const findings: string[] = [];
    const empty: string[] = [];
    for (const belted of beltedTables()) {
      const rows = await rowsOf(world, belted.table);
      if (rows.length === 0) empty.push(belted.table);
      await asService(world, belted.service, async (client) => {
        for (const caller of callers) findings.push(...wrong(caller, belted, rows, await onBehalf(client, caller, world.clock.now(), () => visible(client, belted.table))));
      });
    }
    expect(findings).toEqual([]);
    expect(empty.filter((table) => !/^(directory|pathways|monitoring)\.(oidc_records|access_log|ranking_marks|idempotency_keys|audit_keys)$/.test(table))).toEqual([]);
  }, LONG_MS);

  it('lets nobody outside medical affairs change or delete a row of it', async () => {
    for (const { table, service } of beltedTables().filter(({ table }) => /^(interactions|kol|monitoring)\.(?!audit_|access_log|idempotency)/.test(table)))
      await asService(world, service, async (client) => {
        const { rows } = await client.query<{ name: string }>(`SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`, [table]);
        for (const caller of OUTSIDE)
          for (const statement of [`UPDATE ${table} SET ${rows[0]!.name} = ${rows[0]!.name}`, `DELETE FROM ${table}`]) {
            const { rowCount } = await onBehalf(client, caller, world.clock.now(), () => client.query(statement));
            expect([statement, caller.role, rowCount]).toEqual([statement, caller.role, 0]);
          }
      });
  });

  it('shows nothing to a read outside a unit of work, where nobody is said to ask', async () => {
    for (const { table, service } of beltedTables())
      expect([table, (await asService(world, service, (client) => visible(client, table))).size]).toEqual([table, 0]);
  });
});

describe('a hole in row-level security is found', () => {
  const medical = () => beltedTables().find(({ table }) => table === 'interactions.insights')!;
  const findings = () =>
    asService(world, 'interactions', async (client) => {
      const rows = await rowsOf(world, medical().table);
      return wrong(maude, medical(), rows, await onBehalf(client, maude, world.clock.now(), () => visible(client, medical().table)));
    });

  it('when it shows too much, and when it shows too little', async () => {
    await world.sql('ALTER POLICY may_select ON interactions.insights USING (true)');
    expect((await findings()).join()).toMatch(/^interactions.insights to maude \(msl\): \d+ rows leaked$/);
    await world.sql('ALTER POLICY may_select ON interactions.insights USING (false)');
    expect((await findings()).join()).toMatch(/^interactions.insights to maude \(msl\): \d+ rows hidden$/);
    await world.sql(`ALTER POLICY may_select ON interactions.insights USING (interactions.app_role() = 'system' OR EXISTS (SELECT FROM interactions.interactions i WHERE i.id = interaction_id))`);
    expect(await findings()).toEqual([]);
  });
});

// Last, because the services of this world know nobody any more afterwards.
describe('when the application checks nothing', () => {
  it('keeps everything medical from whoever must not have it', async () => {
    expect(await leakedWithoutChecks(cast, matrix, () => believeEverybody(world))).toEqual([]);
  }, LONG_MS);

  it('lets everything through where there is no row-level security, so that the trial means something', async () => {
    await world.sql('ALTER TABLE interactions.insights DISABLE ROW LEVEL SECURITY');
    await world.sql('ALTER TABLE interactions.interactions DISABLE ROW LEVEL SECURITY');
    const lines = matrix.filter(({ name }) => ['GET /insights', 'PATCH /interactions/:id'].includes(name));
    const findings = (await leakedWithoutChecks(cast, lines, async () => undefined)).join();
    expect(findings).toMatch('GET /insights by tom (sales) on what is maude’s: a secret came to light: interaction of etienne');
    expect(findings).toMatch('PATCH /interactions/:id by maude (msl) on what is trusted-msl’s: what is not theirs was changed');
  });
});
