import type { Tx } from '@liaison/platform';

const SURE = `('certain', 'confirmed')`;

/**
 * By person and work: who is sure to have written the work and has written another with the person, that
 * both are sure of.
 */
export async function coauthorsOf(tx: Tx, people: string[], subjects: string[]): Promise<(person: string, subject: string) => string[]> {
  if (people.length === 0) return () => [];
  const rows = await tx.query<{ person: string; subject: string; other: string }>(
    `SELECT DISTINCT mine.stakeholder_id AS person, here.subject_id AS subject, here.stakeholder_id AS other
       FROM authorships here
       JOIN authorships there ON there.stakeholder_id = here.stakeholder_id AND there.subject_id <> here.subject_id AND there.status IN ${SURE}
       JOIN authorships mine ON mine.subject_id = there.subject_id AND mine.stakeholder_id = ANY($1) AND mine.stakeholder_id <> here.stakeholder_id AND mine.status IN ${SURE}
      WHERE here.subject_id = ANY($2) AND here.status IN ${SURE} ORDER BY other`,
    [people, subjects],
  );
  return (person, subject) => rows.filter((row) => row.person === person && row.subject === subject).map(({ other }) => other);
}
