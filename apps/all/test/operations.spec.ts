import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { parse } from 'yaml';
import { SystemClock } from '@liaison/platform';
import { freePort, openWorld, until, withClient, type World } from '@liaison/testing';
import { definitions } from '../src/services.js';
import { startSuite, type Suite } from '../src/suite.js';
import { selectorsOf, seriesIn } from './promql.js';

interface Rule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; action: string };
}

interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string }[];
}

const rules = (parse(readFileSync('operations/alerts.yml', 'utf8')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(readFileSync('operations/dashboard.json', 'utf8')) as { panels: Panel[] };
const panels = dashboard.panels.filter(({ type }) => type !== 'row');
/** What Prometheus adds by itself. */
const PROMETHEUS = { series: ['up'], labels: ['job', 'instance'] };
const SCRAPED_WITHIN_MS = 20_000;

let world: World;
let suite: Suite;
let metricsPort: number;
beforeAll(async () => {
  world = await openWorld(...definitions);
  metricsPort = await freePort();
  suite = await startSuite({ config: { ...world.config, port: 0, metricsPort, role: 'all' }, clock: new SystemClock(), logger: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await suite?.stop();
  await world?.close();
});

const scrape = async () => {
  const reply = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  return { status: reply.status, text: await reply.text() };
};

describe('the suite in one process', () => {
  it('tells each figure of each service once, in words that Prometheus reads', async () => {
    const { status, text } = await scrape();
    expect(status).toBe(200);
    const said = text.split('\n').filter((line) => line.startsWith('# TYPE'));
    expect(new Set(said).size).toBe(said.length);
    expect([...seriesIn(text).get('liaison_up')!.get('service')!].sort()).toEqual(definitions.map(({ name }) => name).sort());
  });

  it('exposes every series, label and value that the dashboard and the alerts name', async () => {
    expect((await fetch(`http://127.0.0.1:${suite.port}/api/v1/me`)).status).toBe(401);
    const exposed = seriesIn((await scrape()).text);
    const asked = [...rules.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets!.map(({ expr }) => expr))].flatMap(selectorsOf);
    expect(new Set(asked.map(({ name }) => name)).size).toBeGreaterThan(10);
    const unknown = asked.flatMap(({ name, matchers }) => {
      if (PROMETHEUS.series.includes(name)) return [];
      const series = exposed.get(name);
      if (!series) return [name];
      const labels = matchers.filter(({ label }) => !PROMETHEUS.labels.includes(label));
      return labels.filter(({ label, operator, value }) => !series.has(label) || (operator === '=' && !series.get(label)!.has(value))).map(({ label, value }) => `${name}{${label}="${value}"}`);
    });
    expect(unknown).toEqual([]);
  });

  it('goes on telling what it can when its database is gone', async () => {
    const url = new URL(world.config.databaseUrl!);
    const name = url.pathname.slice(1);
    const others = process.env.TEST_SERVER_URL!;
    const allow = (may: boolean) => withClient(others, (client) => client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${may}`));
    const databaseIs = async (up: number) => {
      const { status, text } = await scrape();
      expect(status).toBe(200);
      return text.includes(`liaison_up{check="database",service="kol"} ${up}`) ? text : null;
    };
    await allow(false);
    try {
      await withClient(others, (client) => client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]));
      let text: string | null = null;
      await until(async () => (text = await databaseIs(0)) !== null, 'word that the database is gone', SCRAPED_WITHIN_MS);
      const series = seriesIn(text!);
      expect(series.has('liaison_deliveries')).toBe(false);
      expect(series.has('liaison_db_connections_max')).toBe(true);
    } finally {
      await allow(true);
    }
    await until(async () => (await databaseIs(1)) !== null, 'word that it is back', SCRAPED_WITHIN_MS);
    expect(seriesIn((await scrape()).text).has('liaison_deliveries')).toBe(true);
  });
});

describe('what an operator is given', () => {
  it('is a dashboard whose panels have titles, expressions and places of their own', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    for (const { title, targets } of panels) expect([title, targets!.every(({ expr }) => expr.length > 0)]).toEqual([expect.stringMatching(/./), true]);
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`));
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('is alerts that say in both languages what is wrong and what to do', () => {
    for (const { alert, labels, annotations } of rules) {
      expect([alert, labels.severity]).toEqual([alert, expect.stringMatching(/^(critical|warning)$/)]);
      for (const words of [annotations.summary, annotations.action]) expect([alert, words]).toEqual([alert, expect.stringContaining('· ')]);
    }
  });
});

const hasPromtool = !spawnSync('promtool', ['--version']).error;
if (!hasPromtool) process.stderr.write('There is no promtool here (Debian: prometheus): the rules for Prometheus are not tried.\n');

(hasPromtool ? describe : describe.skip)('promtool', () => {
  const promtool = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('promtool', args, { encoding: 'utf8' });
    return [status, status === 0 ? '' : stdout + stderr];
  };

  it('accepts the configuration and the rules', () => {
    expect(promtool('check', 'config', 'operations/prometheus.yml')).toEqual([0, '']);
  });

  it('sees every alert fire when it should, and none on a quiet day', () => {
    expect(promtool('test', 'rules', 'operations/alerts.test.yml')).toEqual([0, '']);
    const tried = readFileSync('operations/alerts.test.yml', 'utf8');
    expect(rules.filter(({ alert }) => !tried.includes(`alertname="${alert}"`))).toEqual([]);
  });
});
