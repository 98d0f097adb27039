import { daily, type Schedule } from '@liaison/messaging';
import { contentOf, system } from '@liaison/platform';

/** Deletes files that a crash has left behind. */
export const nightlyFiles: Schedule = {
  name: 'publication-imports',
  slots: daily(3, 50),
  run: (work) =>
    work.asSystem(system('imports'), async (tx) => {
      const wanted = await tx.query<{ name: string }>(
        `SELECT i.content_name AS name FROM publication_imports i JOIN runs r ON r.id = i.run_id WHERE i.content_name IS NOT NULL AND r.status IN ('waiting', 'running')`,
      );
      await contentOf(tx.source).sweep(wanted.map(({ name }) => name));
    }),
};
