import { Problem, type Tx } from '@liaison/platform';
import type { ImportRow } from '../import.entity.js';
import type { Outcome } from '../matching/people.js';
import { Refusal, reasons, type Reason } from '../reasons.js';

/** What became of a row. */
export interface Result extends Pick<ImportRow, 'resultId' | 'reason' | 'notes'> {
  status: Outcome['status'] | 'refused';
}

/** How often a row that was overtaken by somebody else's write looks again. */
const ATTEMPTS = 2;

class Rehearsed extends Error {}

/**
 * Does one row so that its failure is its own. A rehearsal does everything, then takes it back.
 * @throws whatever is the fault of neither the row nor its import, so that the unit is tried again
 */
export async function attemptRow(tx: Tx, rehearsing: boolean, work: () => Promise<Outcome>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const done: { outcome?: Outcome } = {};
    const error = await tx.attempt(async () => {
      done.outcome = await work();
      if (!rehearsing) return;
      // What was gathered must reach the database before it is taken back, or its rules would not be tried.
      await tx.query('SELECT 1');
      throw new Rehearsed();
    });
    if (!error || error instanceof Rehearsed) return resultOf(done.outcome!, rehearsing);
    if (attempt < ATTEMPTS && isOvertaken(error)) continue;
    const reason = reasonOf(error);
    if (!reason) throw error;
    return { status: 'refused', resultId: null, reason, notes: [] };
  }
}

/** What a rehearsal has made is gone again, so its id names nothing. */
const resultOf = ({ status, resultId, notes }: Outcome, rehearsing: boolean): Result => ({
  status,
  resultId: rehearsing && status === 'created' ? null : resultId,
  reason: null,
  notes,
});

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '');

/** Another import or a person has just written the same record. */
const isOvertaken = (error: Error): boolean => codeOf(error) === '23505' || codeOf(error) === 'stale-version';

/** Why a row is refused; null when the error says nothing about the row. */
function reasonOf(error: Error): Reason | null {
  if (error instanceof Refusal) return error.reason;
  if (error instanceof Problem && error.status < 500) return reasonOfProblem(error);
  // Class 22: a value that does not fit its column. Class 23: a rule of the schema.
  return /^2[23]/.test(codeOf(error)) ? reasons.notStorable : null;
}

function reasonOfProblem({ code, detail, more }: Problem): Reason {
  const first = more.errors?.[0];
  if (first) return { code: first.code, fr: `${first.field} : ${first.message.fr}`, en: `${first.field}: ${first.message.en}` };
  return { code, fr: detail?.fr ?? reasons.notStorable.fr, en: detail?.en ?? reasons.notStorable.en };
}
