import { erase, platformHoldings, type Holding, type Tx } from '@liaison/platform';

/**
 * Erases a person from a service: its tables, the platform's, and the personal part of the events
 * that it has published.
 * @param subjectIds the person's id and those merged into it
 */
export async function eraseSubjects(tx: Tx, holdings: readonly Holding[], subjectIds: readonly string[]): Promise<void> {
  await erase(tx, [...platformHoldings, ...holdings], subjectIds);
  await tx.query(
    `UPDATE messaging.events SET personal = NULL WHERE producer = $1 AND subject_ids && $2::uuid[] AND personal IS NOT NULL`,
    [tx.service, subjectIds],
  );
}
