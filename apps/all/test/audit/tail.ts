import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@liaison/contracts';
import { build, newLogger, SystemClock, verifyAudit } from '@liaison/platform';
import { openWorld, withClient } from '@liaison/testing';
import { interactions } from '../../../interactions/src/interactions.app.js';

export interface Tail {
  entries: number;
  /** The oldest that an entry ever was without a seal, and without an anchor outside the database. */
  unsealedSeconds: number;
  unanchoredSeconds: number;
  broken: string | null;
}

const CLIENTS = 12;
const LOOKS_EVERY_MS = 500;

/** Logs meetings as fast as they are taken while the sealer goes at its own pace, and looks how old the tail gets. */
export async function tailUnderLoad(seconds: number): Promise<Tail> {
  const world = await openWorld(interactions);
  const jobs = await build(interactions, { config: { ...world.config, role: 'jobs' }, clock: new SystemClock(), logger: newLogger(world.config) });
  const tail: Tail = { entries: 0, unsealedSeconds: 0, unanchoredSeconds: 0, broken: null };
  try {
    const end = Date.now() + seconds * 1_000;
    const meeting = () => ({ channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees: [{ stakeholderId: newId() }] });
    const log = async () => {
      while (Date.now() < end) await world.as('maude').post('/interactions', meeting());
    };
    const look = async () => {
      while (Date.now() < end) {
        const [row] = await world.sql<{ unsealed: number; first: string | null }>(
          `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(waits_since)), 0)::float AS unsealed,
                  (SELECT entry_id FROM interactions.audit_seals WHERE sequence > (SELECT coalesce(max(sequence), 0) FROM interactions.audit_anchors) ORDER BY sequence LIMIT 1) AS first
             FROM interactions.audit_unsealed`,
        );
        const { unsealed, first } = row!;
        tail.unsealedSeconds = Math.max(tail.unsealedSeconds, unsealed);
        tail.unanchoredSeconds = Math.max(tail.unanchoredSeconds, unsealed, first ? (Date.now() - Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16)) / 1_000 : 0);
        await sleep(LOOKS_EVERY_MS);
      }
    };
    await Promise.all([look(), ...Array.from({ length: CLIENTS }, log)]);
    const { entries, broken } = await withClient(world.config.databaseUrl!, (client) => verifyAudit(client, 'interactions', world.config));
    return { ...tail, entries, broken };
  } finally {
    await jobs.stop();
    await world.close();
  }
}
