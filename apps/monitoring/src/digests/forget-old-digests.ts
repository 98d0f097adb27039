import { daily, type Schedule } from '@liaison/messaging';
import { system } from '@liaison/platform';

/** By then its mail has lost its words too. */
const NOTHING_TOLD_DAYS = 30;
const TOLD_DAYS = 365;
const DAY_MS = 86_400_000;

/** Deletes what is of use to nobody: that there was nothing to tell, and what was told long ago. Which signals somebody has been told of stays. */
export const forgetOldDigests: Schedule = {
  name: 'forget old digests',
  slots: daily(3, 30),
  run: (work, slot) =>
    work.asSystem(system('forget old digests'), async (tx) => {
      const before = (days: number) => new Date(slot.getTime() - days * DAY_MS);
      await tx.query('DELETE FROM digests WHERE created_at < $1 OR (signal_count = 0 AND created_at < $2)', [before(TOLD_DAYS), before(NOTHING_TOLD_DAYS)]);
    }),
};
