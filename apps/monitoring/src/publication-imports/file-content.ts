import { contentOf, type Tx } from '@liaison/platform';

/** The file is deleted as soon as nothing more is to be read from it. */
export async function forgetFileOf(tx: Tx, runId: string): Promise<void> {
  const [row] = await tx.query<{ name: string | null }>('SELECT content_name AS name FROM publication_imports WHERE run_id = $1', [runId]);
  const name = row?.name;
  if (!name) return;
  const store = contentOf(tx.source);
  // What cannot be deleted now is deleted the night after.
  tx.afterCommit(() => void store.remove(name).catch(() => undefined));
}
