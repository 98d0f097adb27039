import { Cron } from 'croner';
import { refused, type Tx } from '@liaison/platform';

/** Five fields of cron; whether they mean something is told by {@link assertSchedule}. */
export const CRON = /^[0-9*,/-]{1,60}( [0-9*,/-]{1,60}){2}( [0-9A-Za-z*,/-]{1,60}){2}$/;
export const ZONE = 'America/Toronto';

/** Slots of one schedule that are looked at in one go; what is left comes with the next look. */
const SLOTS_AT_MOST = 1_000;
/** No source is to be asked more often than this. */
const CLOSEST_MS = 5 * 60_000;
/** Enough of the future to find two slots that lie too close. */
const LOOKED_AT = 300;

/**
 * The slots of a schedule after one moment, up to and with another. The hour that spring skips is taken
 * when it is over, the hour that autumn repeats once.
 */
export function slotsOf(cron: string, after: Date, until: Date): Date[] {
  const pattern = new Cron(cron, { timezone: ZONE, paused: true });
  const slots: Date[] = [];
  for (let slot = pattern.nextRun(after); slot && slot <= until && slots.length < SLOTS_AT_MOST; slot = pattern.nextRun(slot)) slots.push(slot);
  return slots;
}

export const nextSlot = (cron: string, after: Date): Date | null => new Cron(cron, { timezone: ZONE, paused: true }).nextRun(after);

/** @throws Problem `unprocessable` when it is no schedule, has no slot ever, or too many */
export function assertSchedule(cron: string, now: Date): void {
  if (cron.trim().split(/\s+/).length !== 5) throw bad('Cinq champs sont attendus : minute, heure, jour, mois, jour de la semaine.', 'Five fields are expected: minute, hour, day, month, day of the week.');
  let slots: Date[];
  try {
    // By a clock that never changes, as people mean a schedule: by Toronto's, 300 slots hold the process up for a quarter of a second.
    slots = new Cron(cron, { utcOffset: 0, paused: true }).nextRuns(LOOKED_AT, now);
  } catch {
    throw bad('Cet horaire ne se lit pas.', 'This schedule cannot be read.');
  }
  if (slots.length === 0) throw bad('Cet horaire n’arrive jamais.', 'This schedule never comes.');
  if (slots.some((slot, i) => i > 0 && slot.getTime() - slots[i - 1]!.getTime() < CLOSEST_MS))
    throw bad('Au plus une fois toutes les 5 minutes.', 'At most once every 5 minutes.');
}

/** When a source, a strategy or somebody's digest is due from now on. What was missed while it was off is not caught up. */
export async function schedule(tx: Tx, kind: 'source' | 'strategy' | 'digest', id: string, cron: string | null): Promise<void> {
  const next = cron && nextSlot(cron, tx.now);
  if (!next) return void (await tx.query('DELETE FROM watch_schedules WHERE id = $1', [id]));
  await tx.query(
    `INSERT INTO watch_schedules AS s (id, kind, cron, slotted_to, next_slot_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET cron = excluded.cron, slotted_to = excluded.slotted_to, next_slot_at = excluded.next_slot_at WHERE s.cron <> excluded.cron`,
    [id, kind, cron, tx.now, next],
  );
}

const bad = (fr: string, en: string) => refused('schedule', 'not-a-schedule', { fr, en });
