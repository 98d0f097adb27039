import { daily, type Schedule } from '@liaison/messaging';
import { contentOf, system, type Tx } from '@liaison/platform';

/** How long what a file said stays readable after its import has ended: long enough to sort out the refusals. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const ROWS_AT_ONCE = 5_000;

/** Takes what files said out of the rows of imports long ended, and deletes files that a crash has left behind. */
export const nightlyImports: Schedule = {
  name: 'imports',
  slots: daily(3, 40),
  async run(work, slot) {
    const inTx = <T>(what: (tx: Tx) => Promise<T>): Promise<T> => work.asSystem(system('imports'), what);
    const ended = await inTx((tx) =>
      tx.query<{ id: string }>('SELECT id FROM imports WHERE ended_at < $1 AND forgotten_at IS NULL', [new Date(slot.getTime() - KEPT_DAYS * DAY_MS)]),
    );
    for (const { id } of ended) await forget(inTx, id, slot);
    await inTx(async (tx) => {
      const wanted = await tx.query<{ name: string }>('SELECT content_name AS name FROM imports WHERE content_name IS NOT NULL');
      await contentOf(tx.source).sweep(wanted.map((row) => row.name));
    });
  },
};

/** Outcome and reason of each row stay; who was meant does not. */
async function forget(inTx: <T>(what: (tx: Tx) => Promise<T>) => Promise<T>, id: string, at: Date): Promise<void> {
  for (;;) {
    const rows = await inTx((tx) =>
      tx.query(
        `UPDATE import_rows SET image = NULL, reference = NULL, url = NULL, identities = '{}' WHERE id IN (
           SELECT id FROM import_rows WHERE import_id = $1 AND (image IS NOT NULL OR reference IS NOT NULL OR url IS NOT NULL) LIMIT $2) RETURNING 1`,
        [id, ROWS_AT_ONCE],
      ),
    );
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await inTx((tx) => tx.query('UPDATE imports SET forgotten_at = $2 WHERE id = $1', [id, at]));
}
