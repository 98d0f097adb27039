import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@liaison/contracts';
import { until, type Client } from '@liaison/testing';
import { runCommand, type Ended } from './commands.js';
import { keepAsking } from './open-loop.js';

/** A deployment that can be lost. */
export interface Site {
  /** What commands run beside it are configured by. */
  env: Record<string, string>;
  maude: Client;
  sql<T>(text: string): Promise<T[]>;
  /** Ends everything without warning and throws its data away; its secrets are kept elsewhere. */
  destroy(): Promise<void>;
}

export interface Drill {
  folder: string;
  perSecond: number;
  /** How long the suite works before the backup, and after it until the disaster. */
  beforeMs: number;
  afterMs: number;
  /** An empty place with the old secrets, for the restore. */
  prepareAnew(): Promise<Record<string, string>>;
  startAnew(env: Record<string, string>): Promise<Site>;
}

export interface DrillRun {
  acknowledged: number;
  /** Acknowledged before the backup's moment, and not there after the restore: never any. */
  missing: string[];
  /** Acknowledged after it: what the disaster cost. */
  lost: number;
  said: { backup: Ended; restore: Ended; verify: Ended };
  /** Seconds from the backup's moment to the disaster; from the disaster to the first meeting taken again. */
  rpoSeconds: number;
  rtoSeconds: number;
  /** Of the meetings that were acknowledged and are there: how many are known to `kol`, and how many twice; and deliveries of any kind that were not applied. */
  kept: { meetings: number; touched: number; doubled: number; unapplied: number };
}

const SETTLES_WITHIN_MS = 120_000;

/** A backup under load, a disaster, a restore elsewhere; then the suite goes on. */
export async function drill(site: Site, plan: Drill): Promise<DrillRun> {
  const acknowledged: { id: string; atMs: number }[] = [];
  const enough = new AbortController();
  const load = keepAsking(plan.perSecond, enough.signal, async () => {
    const body = await log(site.maude).catch(() => null);
    if (body) acknowledged.push({ id: body, atMs: Date.now() });
  });
  await sleep(plan.beforeMs);
  const backup = await runCommand('backup', [plan.folder], site.env);
  await sleep(plan.afterMs);
  const disasterMs = Date.now();
  await site.destroy();
  enough.abort();
  await load;

  const env = await plan.prepareAnew();
  const restore = await runCommand('restore', [plan.folder], env);
  const anew = await plan.startAnew(env);
  const first = await log(anew.maude);
  const rtoSeconds = (Date.now() - disasterMs) / 1_000;
  const unapplied = await settled(anew);
  const ids = async (table: string) => (await anew.sql<{ id: string }>(`SELECT ${table === 'kol.touches' ? 'interaction_id AS ' : ''}id FROM ${table}`)).map((row) => row.id);
  const [there, touches] = [new Set(await ids('interactions.interactions')), await ids('kol.touches')];
  const ours = new Set([...acknowledged.map(({ id }) => id).filter((id) => there.has(id)), first]);
  const touched = touches.filter((id) => ours.has(id));
  const takenAtMs = Date.parse(/as of (\S+),/.exec(backup.said)?.[1] ?? '');
  return {
    acknowledged: acknowledged.length,
    missing: acknowledged.filter(({ id, atMs }) => atMs < takenAtMs && !there.has(id)).map(({ id }) => id),
    lost: acknowledged.filter(({ id }) => !there.has(id)).length,
    said: { backup, restore, verify: await runCommand('audit-verify', [], env) },
    rpoSeconds: (disasterMs - takenAtMs) / 1_000,
    rtoSeconds,
    kept: { meetings: ours.size, touched: new Set(touched).size, doubled: touched.length - new Set(touched).size, unapplied },
  };
}

async function log(client: Client): Promise<string> {
  const { status, text, body } = await client.post('/interactions', { channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId: newId() }] }, { 'idempotency-key': newId() });
  if (status !== 201) throw new Error(`answered ${status}: ${text}`);
  return body.id as string;
}

/** Waits until every delivery has been applied, or has failed for good, and every entry is sealed; answers how many have failed. */
async function settled(site: Site): Promise<number> {
  const count = async (text: string) => (await site.sql<{ n: number }>(text))[0]!.n;
  const open = `SELECT (SELECT count(*)::int FROM messaging.deliveries WHERE status = 'pending') + (SELECT count(*)::int FROM interactions.audit_unsealed) AS n`;
  await until(async () => (await count(open)) === 0, 'the end of all deliveries', SETTLES_WITHIN_MS, 200);
  return count(`SELECT count(*)::int AS n FROM messaging.deliveries WHERE status <> 'done'`);
}

/** What came of it, for people. */
export const drillInWords = ({ acknowledged, missing, lost, rpoSeconds, rtoSeconds, kept, said }: DrillRun): string =>
  `${acknowledged} acknowledged, ${missing.length} of before the backup missing; RPO ${rpoSeconds.toFixed(1)} s (${lost} meetings acknowledged after the backup are lost), RTO ${rtoSeconds.toFixed(1)} s; ` +
  `of ${kept.meetings} meetings ${kept.touched} had their effect, ${kept.doubled} twice; ${kept.unapplied} deliveries not applied\n${said.backup.said}${said.restore.said}${said.verify.said}`;
