import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, people, type World } from '@liaison/testing';
import { EventStream } from '../../directory/test/event-stream.js';
import { describeSuite } from '../src/openapi.js';
import { definitions } from '../src/services.js';
import { callers, etienne, openCast, type Cast } from './authorisation-cast.js';
import { check, compare, routesOfWorld } from './authorisation-check.js';
import { matrix } from './authorisation-matrix.js';
import { leaky, loosenBelts, planted, whileWidened } from './authorisation-plants.js';
import { shared } from './authorisation-records.js';
import { differences, medicalDay, setScene, sightOf } from './authorisation-traces.js';

const LONG_MS = 240_000;
const TWO_POLLS_MS = 1_200;
const OUTSIDE = ['sales', 'trainer', 'analyst', 'admin'];

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld(...definitions.map(leaky));
  cast = await openCast(world);
});
afterEach(() => {
  planted.view = false;
  planted.refusalsOf = null;
});
afterAll(() => world?.close());

const linesOf = (...names: string[]) => matrix.filter((line) => names.includes(line.name));

describe('who may do what', () => {
  it('is written down for every route, and for no other', () => {
    expect(compare(matrix, routesOfWorld(cast))).toEqual([]);
  });

  it('is asked of the same routes that the OpenAPI document describes', async () => {
    const { paths } = await describeSuite(definitions);
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.sort()).toEqual(routesOfWorld(cast).sort());
  });

  it('is what the table says, for every role, near and far, and nothing comes to light besides', async () => {
    expect(await check(cast, matrix)).toEqual([]);
  }, LONG_MS);
});

describe('a day of medical affairs', () => {
  it('leaves no trace for those outside: all that they read is the same before and after, byte for byte, and no stream tells them', async () => {
    const scene = await setScene(cast);
    const outside = callers.filter(({ role }) => OUTSIDE.includes(role));
    const stream = await EventStream.open(world, await world.issuer.token(people.tom.subject));
    const before = await Promise.all(outside.map((caller) => sightOf(cast, caller, scene)));
    await medicalDay(cast, scene);
    await new Promise((resolve) => setTimeout(resolve, TWO_POLLS_MS));
    stream.close();
    for (const [i, caller] of outside.entries()) expect(differences(before[i]!, await sightOf(cast, caller, scene))).toEqual([]);
    expect(stream.said).toHaveLength(1);
  }, LONG_MS);

  it('is seen by a manager, so that the comparison compares something', async () => {
    const scene = await setScene(cast);
    const karim = callers.find((one) => one.subject === 'karim')!;
    const before = await sightOf(cast, karim, scene);
    await medicalDay(cast, scene);
    const changed = differences(before, await sightOf(cast, karim, scene)).map((one) => one.split(':')[0]);
    for (const address of ['/interactions', '/insights', '/listening-priorities', `/stakeholders/${scene.person.id}`, `/stakeholders/${scene.person.id}/engagement`])
      expect(changed).toContain(address);
  });
});

describe('a planted leak is found', () => {
  it('when a route has no line, or a line no route', () => {
    const routes = routesOfWorld(cast);
    expect(compare(matrix.slice(1), routes)).toEqual(['GET /me has no line in the authorisation matrix']);
    expect(compare([...matrix, { ...matrix[0]!, name: 'GET /nothing' }], routes)).toEqual(['GET /nothing stands in the authorisation matrix, and there is no such route']);
  });

  it('when the policy lets a role do more than the table', async () => {
    const writes = await whileWidened('products:write', 'sales', 'all', () => check(cast, linesOf('POST /products')));
    expect(writes).toHaveLength(2);
    expect(writes[0]).toMatch('POST /products by tom (sales): 403 was expected, ok came');
    const reads = await whileWidened('interactions:read', 'safety', 'all', () => check(cast, linesOf('GET /interactions/:id')));
    expect(reads.join()).toMatch('GET /interactions/:id by solene (safety) on what is maude’s: 403 was expected, 404 came');
  });

  it('when a duty is not asked for', async () => {
    const findings = await check(cast, linesOf('GET /merges').map((line) => ({ ...line, cells: { ...line.cells, manager: 'ok' } })));
    expect(findings.join()).toMatch('GET /merges by karim (medical_manager)');
  });

  it('when an answer shows what its reader must not have', async () => {
    planted.view = true;
    const findings = await check(cast, linesOf('GET /stakeholders/:id'));
    expect(new Set(findings.map((one) => /\((\w+)\)/.exec(one)![1]))).toEqual(new Set(['trainer', 'sales', 'analyst', 'admin']));
    expect(findings[0]).toMatch('a secret came to light: profile of montreal');
  });

  it('when a refusal tells that there is something', async () => {
    planted.refusalsOf = (await shared(cast, 'interactions', etienne)).id;
    const findings = await check(cast, linesOf('GET /interactions/:id'));
    expect(findings.join()).toMatch('GET /interactions/:id by maude (msl) on what is etienne’s: what is out of reach is told apart from what does not exist');
  });

  it('when a meeting moves something that everybody may read', async () => {
    await world.sql(`CREATE FUNCTION kol.leak() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE kol.stakeholders SET updated_at = NEW.updated_at WHERE id = NEW.id; RETURN NEW; END $$`);
    await world.sql('CREATE TRIGGER leak AFTER INSERT OR UPDATE ON kol.engagement FOR EACH ROW EXECUTE FUNCTION kol.leak()');
    const scene = await setScene(cast);
    const tom = callers.find((one) => one.subject === 'tom')!;
    const before = await sightOf(cast, tom, scene);
    await medicalDay(cast, scene);
    expect(differences(before, await sightOf(cast, tom, scene)).join()).toMatch(`/stakeholders/${scene.person.id}:`);
    await world.sql('DROP TRIGGER leak ON kol.engagement');
  });

  it('when row-level security is gone and a scope reaches everything', async () => {
    expect(await loosenBelts(world)).toBeGreaterThan(15);
    const findings = await whileWidened('interactions:read', 'msl', 'all', () => check(cast, linesOf('GET /interactions', 'GET /interactions/:id')));
    expect(findings.join()).toMatch('GET /interactions/:id by maude (msl) on what is etienne’s: 404 was expected, ok came');
    expect(findings.join()).toMatch('a secret came to light: interaction of etienne');
  });
});

/** Resources of which no table has row-level security: without it they are what they were. */
const NEVER_BELTED = /^\S+ \/(products|indications|organizations|affiliations|territories|topics|code-lists)\b/;

describe('the application’s own checks', () => {
  it('are enough without row-level security', async () => {
    expect(await check(cast, matrix.filter(({ name }) => !NEVER_BELTED.test(name)))).toEqual([]);
  }, LONG_MS);
});
