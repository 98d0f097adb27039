import { system, type UnitOfWork } from '@liaison/platform';

const BATCH = 5_000;

/** Gives each committed event its gap-free position. Any process may ask for it; one at a time does the work. */
export async function sealPositions(work: UnitOfWork): Promise<void> {
  for (;;) {
    const [row] = await work.asSystem(system('position sealer'), (tx) =>
      tx.query<{ sealed: number }>('SELECT messaging.seal_positions($1) AS sealed', [BATCH]),
    );
    if (row!.sealed < BATCH) return;
  }
}
