import { setTimeout as sleep } from 'node:timers/promises';
import { newId, type ServiceName } from '@liaison/contracts';
import { ownerConnection, verifyAudit } from '@liaison/platform';
import { until, withClient, type Client, type Deployment, type Reply } from '@liaison/testing';

export interface Load {
  meetings: number;
  concurrency: number;
  /** Meetings begun in a second at most, so that every kill falls into the load. */
  perSecond: number;
  /** Share of the acknowledged requests that are sent once more. */
  replayed: number;
}

/** Something that is killed while the load runs. */
export type Kill = () => Promise<void>;

/** What a client knows of what it sent. */
export interface Sent {
  acknowledged: number;
  replays: number;
  /** Requests that were sent again because nobody answered, or with 503. */
  retries: number;
  /** Replays whose answer differed from the first one, by a byte or in its status. */
  differing: string[];
}

const GIVE_UP_MS = 60_000;
const RETRY_MS = 100;
const REQUEST_MS = 10_000;

/** Logs meetings while things are killed one after the other; a client that hears nothing, or 503, asks again with the same key. */
export async function logThroughKills(client: Client, load: Load, kills: Kill[]): Promise<Sent> {
  const sent: Sent = { acknowledged: 0, replays: 0, retries: 0, differing: [] };
  const started = Date.now();
  const lastsMs = (load.meetings / load.perSecond) * 1_000;
  let begun = 0;
  const failures: unknown[] = [];
  const work = async () => {
    for (let mine = begun++; mine < load.meetings && failures.length === 0; mine = begun++) {
      await sleep(started + (mine * 1_000) / load.perSecond - Date.now());
      await logOne(client, sent, Math.floor(mine * load.replayed) !== Math.floor((mine + 1) * load.replayed));
    }
  };
  const killing = async () => {
    for (const [index, kill] of kills.entries()) {
      await sleep(started + ((index + 0.5) * lastsMs) / kills.length - Date.now());
      if (failures.length > 0) return;
      await kill();
    }
  };
  await Promise.all([killing(), ...Array.from({ length: load.concurrency }, work)].map((one) => one.catch((error) => void failures.push(error))));
  if (failures.length > 0) throw failures[0];
  return sent;
}

async function logOne(client: Client, sent: Sent, again: boolean): Promise<void> {
  const key = newId();
  const body = meeting();
  const first = await insist(client, body, key, sent);
  sent.acknowledged++;
  if (!again) return;
  const second = await insist(client, body, key, sent);
  sent.replays++;
  if (second.status !== first.status || second.text !== first.text || second.headers['idempotency-replayed'] !== 'true') sent.differing.push(key);
}

const meeting = () => ({
  channel: 'in_person',
  startedAt: '2026-03-02T09:00:00-05:00',
  durationMinutes: 30,
  attendees: [{ stakeholderId: newId() }],
  discussions: [{ summary: 'Données de suivi à long terme', stance: 'favourable' }],
});

/** @throws Error when the answer is neither a success nor a reason to try again */
async function insist(client: Client, body: object, key: string, sent: Sent): Promise<Reply> {
  for (const end = Date.now() + GIVE_UP_MS; ; sent.retries++) {
    const late = sleep(REQUEST_MS, null, { ref: false });
    const reply = await Promise.race([client.post('/interactions', body, { 'idempotency-key': key }).catch(() => null), late]);
    if (reply?.status === 201) return reply;
    if (reply && reply.status !== 503) throw new Error(`answered ${reply.status}: ${reply.text}`);
    if (Date.now() > end) throw new Error(`no answer to ${key} within ${GIVE_UP_MS} ms; the last one: ${reply?.text ?? 'none'}`);
    await sleep(RETRY_MS);
  }
}

/** What the database knows of it, each counted on its own. */
export interface Kept {
  interactions: number;
  auditEntries: number;
  events: number;
  touches: number;
  /** Touches of one meeting more than once. */
  doubled: number;
  dead: number;
}

/** Waits until everything has been applied and sealed, then counts. */
export async function countKept(deployment: Deployment, withinMs: number): Promise<Kept> {
  const open = async () => {
    const [row] = await deployment.sql<{ open: number }>(
      `SELECT (SELECT count(*)::int FROM messaging.deliveries WHERE status = 'pending') +
              (SELECT count(*)::int FROM interactions.audit_unsealed) AS open`,
    );
    return row!.open;
  };
  await until(async () => (await open()) === 0, 'the end of all deliveries', withinMs, 200);
  const [kept] = await deployment.sql<Kept>(
    `SELECT (SELECT count(*)::int FROM interactions.interactions) AS interactions,
            (SELECT count(*)::int FROM interactions.audit_entries) AS "auditEntries",
            (SELECT count(*)::int FROM messaging.events) AS events,
            (SELECT count(*)::int FROM kol.touches) AS touches,
            (SELECT count(*)::int FROM (SELECT 1 FROM kol.touches GROUP BY interaction_id HAVING count(*) > 1) d) AS doubled,
            (SELECT count(*)::int FROM messaging.deliveries WHERE status = 'dead') AS dead`,
  );
  return kept!;
}

/** What is wrong with the audit chain of a service; null when nothing is. */
export async function brokenAudit({ config }: Deployment, service: ServiceName): Promise<string | null> {
  const { user, password, host, port, database } = ownerConnection(config);
  return withClient(`postgres://${user}:${password}@${host}:${port}/${database}`, async (client) => {
    const { broken } = await verifyAudit(client, service, config);
    return broken;
  });
}
