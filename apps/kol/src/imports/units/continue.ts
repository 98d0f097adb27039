import { contentOf, Principal, scopeOf, type Caller, type Tx } from '@liaison/platform';
import { Unreadable } from '../content/cutter.js';
import { unfold } from '../content/unfold.js';
import { Import } from '../import.entity.js';
import { advance, isUnderWay, type Progress } from '../progress.js';
import { apply } from './apply.js';
import { stage } from './stage.js';

type Unit = (tx: Tx, it: Import) => Promise<Progress>;

const units: Record<Import['phase'], Unit> = {
  /** A document becomes lines, so that it can be read in slices from then on. */
  unfold: async (tx, { contentName }) => {
    const store = contentOf(tx.source);
    const lines = `${contentName!}.lines`;
    await unfold(store.path(contentName!), store.path(lines));
    return { phase: 'stage', contentName: lines };
  },
  stage,
  apply,
};

/**
 * Does the next unit of an import, small enough for one transaction. A unit that is asked for twice
 * finds that it is no longer its turn; one that dies leaves nothing and is asked for again.
 */
export async function continueImport(tx: Tx, importId: string, step: number): Promise<void> {
  await tx.query('SELECT 1 FROM imports WHERE id = $1 FOR UPDATE', [importId]);
  const it = await (await tx.reading(Import)).findOneBy({ id: importId });
  if (!it || it.step !== step || !isUnderWay(it.status)) return;
  const caller = await ownerOf(tx, it);
  if (caller) tx.context = { ...tx.context, caller, action: 'imports:run' };
  await advance(tx, it, caller ? await outcomeOf(units[it.phase](tx, it)) : { status: 'failed', failure: 'not-allowed' });
}

/** The import acts in the name of whoever started it, as long as they may. */
async function ownerOf(tx: Tx, { ownerId }: Import): Promise<Caller | null> {
  const owner = await (await tx.reading(Principal)).findOneBy({ userId: ownerId });
  if (!owner?.active) return null;
  const caller: Caller = { kind: 'import', userId: ownerId, name: ownerId, role: owner.role, duties: owner.duties };
  return scopeOf('imports:run', caller) ? caller : null;
}

/** A file that cannot be read ends its import; any other failure is tried again. */
async function outcomeOf(unit: Promise<Progress>): Promise<Progress> {
  try {
    return await unit;
  } catch (error) {
    if (error instanceof Unreadable) return { status: 'failed', failure: error.failure };
    if ((error as { code?: unknown }).code === 'ENOENT') return { status: 'failed', failure: 'content-lost' };
    throw error;
  }
}
