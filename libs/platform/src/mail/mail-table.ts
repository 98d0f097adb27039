import type { Tx } from '../database/tx.js';
import { belt } from '../database/belt.js';
import type { Holding } from '../privacy/registry.js';

/** After so many days a mail's words and address are of use to nobody. */
const WORDS_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whom a mail is for reads it, and whoever answers for what is held about a person. SQL. */
export const MAIL_READERS = `app_role() IN ('system', 'compliance') OR recipient_id = app_user()`;

/** The statements for the migration of a service that sends mail. */
export const mailTable = (readers = MAIL_READERS): string[] => [
  `CREATE TABLE mails (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  recipient_id uuid NOT NULL,
  address text,
  subject text,
  text text,
  html text,
  headers jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'sending', 'sent', 'failed', 'unknown', 'held')),
  message_id text UNIQUE,
  attempts int NOT NULL DEFAULT 0,
  not_before timestamptz,
  claimed_at timestamptz,
  answer text,
  failure jsonb,
  created_at timestamptz NOT NULL,
  ended_at timestamptz
)`,
  `CREATE INDEX ON mails (created_at, id) WHERE status IN ('waiting', 'sending')`,
  'CREATE INDEX ON mails (recipient_id)',
  'CREATE INDEX ON mails (ended_at) WHERE address IS NOT NULL OR text IS NOT NULL',
  ...belt('mails', {
    select: readers,
    insert: `app_role() = 'system' OR recipient_id = app_user()`,
    update: `app_role() = 'system'`,
  }),
];

const FORGOTTEN = `address = NULL, subject = NULL, text = NULL, html = NULL, answer = NULL, headers = '{}'`;

/** The line of the personal-data registry for it. */
export const mailHolding: Holding = {
  table: 'mails',
  purpose: 'what was sent to whom by mail, and whether it arrived',
  retention: `words and address ${WORDS_KEPT_DAYS} days, that it was sent as long as the suite`,
  export: 'SELECT id, kind, address, subject, text, status, created_at, ended_at FROM mails WHERE recipient_id = ANY($1::uuid[])',
  // What is on its way is not sent any more: without an address it fails.
  erase: [`UPDATE mails SET ${FORGOTTEN} WHERE recipient_id = ANY($1::uuid[])`],
  leaves: 'that something was sent, of which kind and when',
};

/** Takes the words and addresses out of mails that ended some weeks ago. */
export async function forgetMails(tx: Tx): Promise<void> {
  await tx.query(`UPDATE mails SET ${FORGOTTEN} WHERE ended_at < $1 AND (address IS NOT NULL OR text IS NOT NULL)`, [new Date(tx.now.getTime() - WORDS_KEPT_DAYS * DAY_MS)]);
}
