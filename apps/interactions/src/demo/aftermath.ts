import { asUser, system, type UnitOfWork } from '@liaison/platform';
import { AdverseEventsService } from '../adverse-events/adverse-events.service.js';
import { change } from '../commitments/follow-up.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** One commitment in so many is forgotten. */
const FORGOTTEN_ONE_IN = 12;
/** What pharmacovigilance does with a report, and how long after it was heard. */
const STEPS = [
  ['forwarded', 5 * HOUR_MS],
  ['acknowledged', 27 * HOUR_MS],
  ['closed', 32 * DAY_MS],
] as const;

/** What has become of the fictional meetings by today: commitments were mostly kept, reports went their way. Doing it again adds what is missing. */
export async function followUp(work: UnitOfWork, today: Date, safetyId: string): Promise<void> {
  await keepCommitments(work, today);
  await followReports(work, today, safetyId);
}

async function keepCommitments(work: UnitOfWork, today: Date): Promise<void> {
  const late = await work.asSystem(system('demo'), (tx) =>
    tx.query<{ id: string; author_id: string; version: number; due_on: string }>(
      `SELECT c.id, i.author_id, c.version, c.due_on::text AS due_on FROM commitments c JOIN interactions i ON i.id = c.interaction_id
        WHERE c.fulfilled_at IS NULL AND c.due_on < $1::date AND right(c.id::text, 6)::int % ${FORGOTTEN_ONE_IN} <> 0`,
      [today.toISOString().slice(0, 10)],
    ),
  );
  for (const one of late) {
    const now = new Date(new Date(`${one.due_on}T15:00:00Z`).getTime() - DAY_MS);
    await work.run({ caller: asUser(one.author_id, 'msl'), scope: 'own', correlationId: 'demo', action: 'commitments:write', now }, (tx) => change(tx, one.id, one.version, now));
  }
}

async function followReports(work: UnitOfWork, today: Date, safetyId: string): Promise<void> {
  const service = new AdverseEventsService();
  for (const [step, afterMs] of STEPS) {
    const due = await work.asSystem(system('demo'), (tx) =>
      tx.query<{ id: string; version: number; aware_at: Date }>(
        `SELECT id, version, aware_at FROM adverse_events WHERE ${step}_at IS NULL AND aware_at < $1 AND id::text LIKE '01900000-0000-7000-8000-%'`,
        [new Date(today.getTime() - afterMs)],
      ),
    );
    for (const { id, version, aware_at } of due) {
      const now = new Date(aware_at.getTime() + afterMs);
      await work.run({ caller: asUser(safetyId, 'safety'), scope: 'all', correlationId: 'demo', action: 'adverse-events:follow', now }, (tx) => service.advance(tx, id, version, step));
    }
  }
}
