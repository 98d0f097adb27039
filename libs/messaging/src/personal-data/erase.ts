import { erase, platformHoldings, type Holding, type Tx } from '@liaison/platform';

/** What a service has said to others of a person. What others have said is theirs to show and to erase. */
const eventHoldings: Holding[] = [
  {
    table: 'messaging.events',
    purpose: 'what has happened, for the services that listen',
    retention: 'as long as the suite; its personal part until erasure',
    export: `SELECT id, type, occurred_at, personal FROM messaging.events WHERE producer = messaging.me() AND subject_ids && $1::uuid[] AND personal IS NOT NULL`,
    erase: [`UPDATE messaging.events SET personal = NULL WHERE producer = messaging.me() AND subject_ids && $1::uuid[] AND personal IS NOT NULL`],
  },
];

/** Everything that a service holds: the platform's tables, its own, and the events that it has published. */
export const allHoldings = (own: readonly Holding[]): Holding[] => [...platformHoldings, ...own, ...eventHoldings];

/**
 * Erases a person from a service: its tables, the platform's, and the personal part of the events
 * that it has published.
 * @param subjectIds the person's id and those merged into it
 */
export const eraseSubjects = (tx: Tx, holdings: readonly Holding[], subjectIds: readonly string[]): Promise<void> => erase(tx, allHoldings(holdings), subjectIds);
