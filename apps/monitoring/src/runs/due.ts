import { newId } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import { Run } from './run.entity.js';
import { nextSlot, slotsOf } from './slots.js';

/** Schedules that are looked at in one unit of work. */
const BATCH = 50;

interface Due {
  id: string;
  kind: 'source' | 'strategy';
  cron: string;
  slotted_to: Date;
}

/**
 * Claims the slots that have come, each once whoever looks: a run for the latest of a schedule, and those
 * that were missed before it as covered by that run, which reads the whole time.
 * @returns how many schedules were due
 */
export async function claimSlots(tx: Tx): Promise<number> {
  const due = await tx.query<Due>(
    `SELECT id, kind, cron, slotted_to FROM watch_schedules WHERE kind IN ('source', 'strategy') AND next_slot_at <= $1 ORDER BY next_slot_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [tx.now, BATCH],
  );
  for (const { id, kind, cron, slotted_to: from } of due) {
    const slots = slotsOf(cron, from, tx.now);
    const latest = slots.at(-1) ?? from;
    const runId = newId();
    for (const slot of slots)
      tx.insert(Run, {
        ...blankRun(tx),
        id: slot === latest ? runId : newId(),
        kind,
        ...(kind === 'source' ? { sourceId: id } : { strategyId: id }),
        slot,
        ...(slot === latest ? {} : { status: 'covered', coveredBy: runId, endedAt: tx.now }),
      });
    await tx.query('UPDATE watch_schedules SET slotted_to = $2, next_slot_at = $3 WHERE id = $1', [id, latest, nextSlot(cron, latest) ?? new Date(8.64e15)]);
  }
  return due.length;
}

export const blankRun = (tx: Tx): Run => ({
  ...{ id: newId(), version: 1, kind: 'source', sourceId: null, strategyId: null, slot: null, requestedBy: null, status: 'waiting', coveredBy: null },
  ...{ query: null, windowFrom: null, windowTo: null, state: {}, step: 0, attempts: 0, claim: null, claimedAt: null, notBefore: null },
  ...{ hits: null, read: 0, fresh: 0, updated: 0, unchanged: 0, refused: 0, signals: 0, excluded: {}, failure: null },
  ...{ createdAt: tx.now, updatedAt: tx.now, startedAt: null, endedAt: null },
});
