import type { Fields, Item, Refusal, View } from './command.js';
import type { DeviceDatabase } from './database.js';
import { merge } from './merge.js';
import { compareBehind, queuedAgain, renamed } from './outbox.js';
import { keepViews } from './rows.js';

/** What the server answers to one item of a batch. */
export interface Answer {
  key: string;
  status: number;
  etag?: string;
  body?: Fields;
}

export interface Times {
  now: number;
  newKey: () => string;
}

/** Nobody knows whether it was done, or it can be done later: it is sent again as it is. */
const isForLater = (status: number): boolean => status >= 500 || status === 429 || status === 408;

/** Takes one answer in, in the transaction of the caller: the change moves from one state to the next, or out. */
export async function takeIn(database: DeviceDatabase, answer: Answer, times: Times): Promise<void> {
  const item = await database.outbox.where('key').equals(answer.key).first();
  if (!item || item.state !== 'sending') return;
  if (answer.status < 300) return done(database, item, (answer.body ?? null) as View | null, versionIn(answer));
  if (isForLater(answer.status)) return later(database, item, times.now);
  // Not even tried: it may go out with another version than the one that was thought of.
  if (answer.status === 424) return back(database, item);
  if (answer.status === 412 && answer.body?.current) return overtaken(database, item, answer.body.current as View, times);
  await database.outbox.update(item.seq, { state: 'refused', refusal: answer.body as unknown as Refusal });
}

async function done(database: DeviceDatabase, item: Item, view: View | null, version: number | null): Promise<void> {
  if (view?.id === item.id) await keepViews(database, item.resource, [view]);
  await database.outbox.delete(item.seq);
  if (version !== null) await onTo(database, item, version);
}

/** The next change of the same record is made on the version that is there now. */
async function onTo({ outbox }: DeviceDatabase, { resource, id, seq }: Item, version: number): Promise<void> {
  const next = (await outbox.where('id').equals(id).sortBy('seq')).find((one) => one.resource === resource && one.seq > seq);
  if (next?.state === 'queued' && !next.stale) await outbox.update(next.seq, { ifMatch: version });
}

async function overtaken(database: DeviceDatabase, item: Item, current: View, { newKey }: Times): Promise<void> {
  await keepViews(database, item.resource, [current]);
  await compareBehind(database, item);
  const merged = merge(item, current);
  if ('conflict' in merged) return void (await database.outbox.update(item.seq, { state: 'conflict', conflict: merged.conflict }));
  if ('done' in merged) return done(database, item, null, current.version);
  const key = newKey();
  await database.outbox.put({ ...item, ...merged.again, ...queuedAgain(key) });
  await renamed(database, item.key, key);
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/** Longer each time, and never two devices at the same moment. */
export const waitMs = (attempts: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 10)) * (0.5 + Math.random());

const later = async ({ outbox }: DeviceDatabase, { seq, attempts }: Item, now: number): Promise<void> =>
  void (await outbox.update(seq, { attempts: attempts + 1, notBefore: now + waitMs(attempts) }));

const back = async ({ outbox }: DeviceDatabase, { seq }: Item): Promise<void> => void (await outbox.update(seq, { state: 'queued' }));

const versionIn = ({ etag, body }: Answer): number | null => Number(/"(\d+)"/.exec(etag ?? '')?.[1] ?? 0) || (typeof body?.version === 'number' ? body.version : null);
