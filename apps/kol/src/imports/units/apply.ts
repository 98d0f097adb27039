import type { Tx } from '@liaison/platform';
import { ImportRow, type Import } from '../import.entity.js';
import { hasParent, parentElsewhere, parentInFile } from '../matching/parents.js';
import { applyPerson, type Outcome } from '../matching/people.js';
import { applyPlace } from '../matching/places.js';
import type { Progress } from '../progress.js';
import { notes, reasons, type Reason } from '../reasons.js';
import { attemptRow, type Result } from './attempt-row.js';
import { dayOf } from './day.js';

/** Rows of a unit: about a second's work. The organizations above them come on top. */
const ROWS_A_UNIT = 50;
/** How far up a file's tree a unit climbs at most: as far as any place is looked for in ours. */
const LEVELS_UP = 12;

/** Makes the next rows what they stand for, organizations first, each after what it belongs to. */
export async function apply(tx: Tx, it: Import): Promise<Progress> {
  const reading = await tx.reading(ImportRow);
  const rows = await reading.find({ where: { importId: it.id, status: 'pending' }, order: { rank: 'ASC', ordinal: 'ASC' }, take: ROWS_A_UNIT });
  const work = new RowsOfUnit(tx, it);
  for (const row of rows) await work.handle(row);
  const counts = { created: it.created, updated: it.updated, unchanged: it.unchanged, refused: it.refused };
  for (const { status } of work.results.values()) counts[status]++;
  return rows.length < ROWS_A_UNIT ? { ...counts, status: 'completed' } : counts;
}

interface Parent {
  id: string | null;
  note: Reason | null;
}

const NO_PARENT: Parent = { id: null, note: null };

class RowsOfUnit {
  readonly results = new Map<string, Result>();
  readonly #underWay = new Set<string>();
  readonly #day: string;

  constructor(
    private readonly tx: Tx,
    private readonly it: Import,
  ) {
    this.#day = dayOf(tx.now);
  }

  async handle(row: ImportRow, level = 0): Promise<Result> {
    const known = this.results.get(row.id);
    if (known) return known;
    this.#underWay.add(row.id);
    const parent = hasParent(row) ? await this.#parentOf(row, level) : NO_PARENT;
    const result = await this.#result(row, parent);
    await this.tx.query('UPDATE import_rows SET status = $2, result_id = $3, reason = $4, notes = $5 WHERE id = $1', [
      row.id,
      result.status,
      result.resultId,
      result.reason && JSON.stringify(result.reason),
      JSON.stringify(result.notes),
    ]);
    this.results.set(row.id, result);
    return result;
  }

  /** A circle that only our own tree closes is known when it is refused: then the row goes without its parent. */
  async #result(row: ImportRow, parent: Parent): Promise<Result> {
    if (!row.image) return { status: 'refused', resultId: null, reason: reasons.erased, notes: [] };
    const result = await this.#attempt(row, parent);
    return result.reason?.code === 'circle' && parent.id ? this.#attempt(row, { id: null, note: notes.circularParent }) : result;
  }

  #attempt(row: ImportRow, { id, note }: Parent): Promise<Result> {
    const rehearsing = this.it.dryRun;
    return attemptRow(this.tx, rehearsing, async (): Promise<Outcome> => {
      if (row.resourceType === 'Practitioner') return applyPerson(this.tx, row, this.#day, rehearsing);
      const outcome = await applyPlace(this.tx, row, this.#day, id, rehearsing);
      return note ? { ...outcome, notes: [...outcome.notes, note] } : outcome;
    });
  }

  /** What an organization belongs to: of the same file, which is made first if need be, or one that we have. */
  async #parentOf(row: ImportRow, level: number): Promise<Parent> {
    const inFile = await parentInFile(this.tx, row);
    if (inFile && this.#underWay.has(inFile.id) && !this.results.has(inFile.id)) return { id: null, note: notes.circularParent };
    if (inFile && level < LEVELS_UP) {
      const { status, resultId } = inFile.status === 'pending' ? await this.handle(inFile, level + 1) : inFile;
      // A rehearsal has no id for what it would have made: the link would be there all the same.
      if (status !== 'refused') return { id: resultId, note: null };
    }
    const id = await parentElsewhere(this.tx, row, this.#day);
    return { id, note: id ? null : notes.unresolvedParent };
  }
}

