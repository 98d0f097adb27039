import { importContinued, jobChanged } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import { contentOf, type Tx } from '@liaison/platform';
import { Import, type ImportStatus } from './import.entity.js';

/** What a unit of work changes of its import. */
export type Progress = Partial<Pick<Import, 'status' | 'failure' | 'contentName' | 'phase' | 'readTo' | 'total' | 'created' | 'updated' | 'unchanged' | 'refused'>>;

export const hasEnded = (status: ImportStatus): boolean => ['completed', 'failed', 'cancelled'].includes(status);
export const isUnderWay = (status: ImportStatus): boolean => status === 'waiting' || status === 'running';

/**
 * Keeps how far a unit has come, tells it, and asks for the next one: all with the unit's own effects
 * or not at all. The version that people see stays.
 */
export async function advance(tx: Tx, it: Import, progress: Progress): Promise<void> {
  const after = { ...it, status: 'running' as ImportStatus, ...progress, step: it.step + 1, progress: it.progress + 1, updatedAt: tx.now };
  after.endedAt = hasEnded(after.status) ? tx.now : null;
  if (after.phase === 'apply' || after.endedAt) forgetContent(tx, after);
  await tx.query(
    `UPDATE imports SET status = $2, failure = $3, content_name = $4, phase = $5, read_to = $6, total = $7, created = $8, updated = $9,
            unchanged = $10, refused = $11, step = $12, progress = $13, updated_at = $14, ended_at = $15 WHERE id = $1`,
    [after.id, after.status, after.failure, after.contentName, after.phase, after.readTo, after.total, after.created, after.updated,
      after.unchanged, after.refused, after.step, after.progress, after.updatedAt, after.endedAt],
  );
  announce(tx, after);
  if (after.endedAt) tx.audit({ resource: 'import', resourceId: it.id, before: told(it), after: told(after) });
  else askForNext(tx, after);
}

export function askForNext(tx: Tx, { id, step }: Import): void {
  publish(tx, importContinued, { aggregateId: id, version: 1, facts: { importId: id, step }, personal: null, subjectIds: [] });
}

/** The file is deleted as soon as nothing more is to be read from it. */
export function forgetContent(tx: Tx, it: Import): void {
  const { contentName } = it;
  if (!contentName) return;
  it.contentName = null;
  const store = contentOf(tx.source);
  // What cannot be deleted now is deleted the night after.
  tx.afterCommit(() => void store.remove(contentName).catch(() => undefined));
}

export function announce(tx: Tx, it: Import): void {
  publish(tx, jobChanged, {
    aggregateId: it.id,
    version: it.progress,
    facts: {
      jobId: it.id,
      kind: 'import',
      ownerId: it.ownerId,
      status: it.status === 'awaiting-content' ? 'waiting' : it.status,
      done: it.created + it.updated + it.unchanged,
      refused: it.refused,
      total: it.phase === 'apply' || hasEnded(it.status) ? it.total : null,
    },
    personal: null,
    subjectIds: [],
  });
}

/** An import as the audit shows it. */
export const told = ({ version, format, source, dryRun, status, failure, contentHash, contentBytes, total, created, updated, unchanged, refused }: Import): object => ({
  version,
  format,
  source,
  dryRun,
  status,
  failure,
  contentHash,
  contentBytes,
  counts: { total, created, updated, unchanged, refused },
});
