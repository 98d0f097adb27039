import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { openWatchingWorld, type World } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';
import { Runner } from '../src/runs/runner.js';
import { ZONE } from '../src/runs/slots.js';
import { openRegistry, type Registry } from './registry.js';

let registry: Registry;
let world: World;
/** A feed that stays good for two hours, or says that it is asked too often. */
const feed = { asked: 0, tooOften: false, server: createServer((_, response) => answerAsFeed(response)) };

function answerAsFeed(response: ServerResponse): void {
  feed.asked++;
  if (feed.tooOften) return void response.writeHead(429, { 'retry-after': '3600' }).end();
  response.setHeader('content-type', 'application/rss+xml');
  response.end('<rss version="2.0"><channel><title>Avis</title><ttl>120</ttl><item><guid>1</guid><title>Un avis</title></item></channel></rss>');
}
beforeAll(async () => {
  registry = await openRegistry({ pages: 1, perPage: 3, word: 'oripanol' });
  await new Promise<void>((resolve) => feed.server.listen(0, '127.0.0.1', resolve));
  world = await openWatchingWorld([registry.host, feedHost()], monitoring);
});
afterAll(async () => {
  await world?.close();
  await registry?.close();
  feed.server.close();
});

const feedHost = () => `127.0.0.1:${(feed.server.address() as AddressInfo).port}`;
const runner = () => world.service('monitoring').app.get(Runner, { strict: false });
const at = (local: string) => DateTime.fromISO(local, { zone: ZONE }).toJSDate();
/** Lets it be a moment, and everything that is due then be done, by two processes at once. */
async function tick(local: string): Promise<void> {
  world.clock.set(at(local));
  await Promise.all([runner().drain(), runner().drain()]);
}
const source = async (schedule: string) => {
  const input = { kind: 'clinicaltrials', name: { fr: 'Registre', en: 'Registry' }, settings: { url: `http://${registry.host}`, perSecond: 1_000 }, schedule, enabled: true };
  return (await world.as('karim').post('/sources', input)).body;
};
const runsOf = async (id: string) => (await world.as('karim').get(`/runs?sourceId=${id}&limit=200`)).body.items.map(({ slot, status }: { slot: string; status: string }) => [DateTime.fromISO(slot, { zone: ZONE }).toFormat('MM-dd HH:mm'), status]);

describe('a run whose process dies of it again and again', () => {
  it('is given up after five times, and says so', async () => {
    const { id } = await source('0 6 * * *');
    const { body: run } = await world.as('karim').post('/runs', { sourceId: id });
    await world.sql(`UPDATE monitoring.runs SET status = 'running', attempts = 4, claim = gen_random_uuid(), claimed_at = $2 WHERE id = $1`, [run.id, new Date(world.clock.now().getTime() - 60_000)]);
    await runner().drain();
    expect((await world.as('karim').get(`/runs/${run.id}`)).body).toMatchObject({ status: 'failed', failure: { code: 'interrupted' }, counts: { read: 0 } });
  });
});

describe('a source that is due', () => {
  it('is looked at once in each slot, and what was missed is caught up by one look over the whole time', async () => {
    const { id } = await source('0 6 * * *');
    for (const moment of ['2026-03-03T05:59', '2026-03-03T06:00', '2026-03-03T06:01', '2026-03-03T12:00']) await tick(moment);
    expect(await runsOf(id)).toEqual([['03-03 06:00', 'completed']]);
    await tick('2026-03-06T07:00');
    expect((await runsOf(id)).sort()).toEqual([['03-03 06:00', 'completed'], ['03-04 06:00', 'covered'], ['03-05 06:00', 'covered'], ['03-06 06:00', 'completed']]);
    const { body } = await world.as('karim').get(`/runs?sourceId=${id}&status=completed`);
    expect(body.items[0]).toMatchObject({ windowFrom: at('2026-02-28T06:00').toISOString(), windowTo: at('2026-03-06T07:00').toISOString() });
  });

  it('tells how it does: when it was asked last and when it is next', async () => {
    const { id } = await source('0 7 * * *');
    await tick('2026-03-07T08:00');
    const { body } = await world.as('maude').get(`/sources/${id}`);
    expect(body).toMatchObject({ health: 'ok', failures: 0, failure: null, succeededAt: at('2026-03-07T08:00').toISOString(), nextRunAt: at('2026-03-08T07:00').toISOString() });
  });

  it('is left alone while it is disabled, and what was missed then is not caught up', async () => {
    const { id } = await source('0 9 * * *');
    const input = { name: { fr: 'Registre', en: 'Registry' }, settings: { url: `http://${registry.host}`, perSecond: 1_000 }, schedule: '0 9 * * *' };
    await world.as('karim').put(`/sources/${id}`, { ...input, enabled: false }, 1);
    await tick('2026-03-09T10:00');
    await world.as('karim').put(`/sources/${id}`, { ...input, enabled: true }, 2);
    await tick('2026-03-10T10:00');
    expect(await runsOf(id)).toEqual([['03-10 09:00', 'completed']]);
  });
});

describe('a feed that says how long it stays good', () => {
  const made = async (schedule: string) => (await world.as('karim').post('/sources', { kind: 'feed', name: { fr: 'Fil', en: 'Feed' }, settings: { url: `http://${feedHost()}/fil`, perSecond: 1_000 }, schedule, enabled: true })).body;
  const stateOf = async (id: string) => (await world.as('maude').get(`/sources/${id}`)).body;
  const disable = async ({ id, version, ...source }: any) => world.as('karim').put(`/sources/${id}`, { name: source.name, settings: source.settings, schedule: source.schedule, enabled: false }, version);

  it('is asked no earlier by its schedule, but at once by a person; slots that came meanwhile are covered', async () => {
    const source = await made('0 * * * *');
    feed.asked = 0;
    await tick('2026-03-11T08:00');
    expect(await stateOf(source.id)).toMatchObject({ health: 'ok', failures: 0, notBefore: at('2026-03-11T10:00').toISOString() });
    await tick('2026-03-11T09:00');
    expect(feed.asked).toBe(1);
    await tick('2026-03-11T10:00');
    expect(feed.asked).toBe(2);
    expect((await runsOf(source.id)).sort().slice(-3)).toEqual([['03-11 08:00', 'completed'], ['03-11 09:00', 'completed'], ['03-11 10:00', 'covered']]);
    await world.as('karim').post('/runs', { sourceId: source.id });
    await tick('2026-03-11T10:30');
    expect(feed.asked).toBe(3);
    await disable(source);
  });

  it('and that asks to wait has not failed, however often it asks', async () => {
    const source = await made('0 11 12 3 *');
    feed.tooOften = true;
    for (const hour of [11, 12, 13, 14, 15, 16, 17]) await tick(`2026-03-12T${hour}:00:01`);
    expect(await stateOf(source.id)).toMatchObject({ health: 'waiting', failures: 0, failure: { code: 'asked-to-wait' } });
    expect(await runsOf(source.id)).toEqual([['03-12 11:00', 'waiting']]);
    feed.tooOften = false;
    await tick('2026-03-12T18:00:02');
    expect(await runsOf(source.id)).toEqual([['03-12 11:00', 'completed']]);
    await disable(source);
  });
});
