import type { Tx } from '@liaison/platform';

/** What comes in at once takes turns until its unit of work ends, so that records of one work, and works and their authors, find each other. */
export const takeTurns = (tx: Tx): Promise<unknown> => tx.query(`SELECT pg_advisory_xact_lock(hashtext('monitoring intake'))`);
