import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt, mailTable } from '@liaison/platform';

/** Outgoing mail, and what each user is told by it. */
export class Digests1764400001000 implements MigrationInterface {
  name = 'Digests1764400001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...mailTable(`app_role() = 'system' OR recipient_id = app_user()`), DIGESTS, ...BELTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** A preference and a contact have the id of their user. */
const DIGESTS = `
CREATE TABLE user_contacts (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  email text,
  locale text NOT NULL CHECK (locale IN ('fr', 'en'))
);
CREATE TABLE digest_preferences (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  frequency text NOT NULL CHECK (frequency IN ('off', 'daily', 'weekly')),
  hour int NOT NULL CHECK (hour BETWEEN 0 AND 23),
  weekday int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  since timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE digests (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  slot timestamptz,
  missed int NOT NULL,
  signal_count int NOT NULL,
  language text NOT NULL CHECK (language IN ('fr', 'en')),
  mail_id uuid REFERENCES mails,
  created_at timestamptz NOT NULL,
  UNIQUE (user_id, slot)
);
CREATE INDEX ON digests (user_id, created_at, id);
CREATE TABLE digest_signals (
  user_id uuid NOT NULL,
  signal_id uuid NOT NULL REFERENCES signals,
  version int NOT NULL,
  digest_id uuid NOT NULL REFERENCES digests,
  PRIMARY KEY (user_id, signal_id)
);
CREATE INDEX ON digest_signals (signal_id);
CREATE INDEX ON signal_matches (strategy_id, at);
ALTER TABLE watch_schedules DROP CONSTRAINT watch_schedules_kind_check,
  ADD CONSTRAINT watch_schedules_kind_check CHECK (kind IN ('source', 'strategy', 'digest'));`;

const itself = `app_role() = 'system'`;
const triagers = `app_role() IN ('msl', 'medical_manager', 'medical_information')`;
const own = (column: string) => `${itself} OR (${triagers} AND ${column} = app_user())`;

/** What somebody is told is theirs alone. */
const BELTS = [
  ...belt('user_contacts', { select: own('id'), insert: itself, update: itself }),
  ...belt('digest_preferences', { select: own('id'), insert: own('id'), update: own('id') }),
  ...belt('digests', { select: own('user_id'), insert: own('user_id') }),
  ...belt('digest_signals', { select: own('user_id'), insert: own('user_id'), update: own('user_id') }),
];
