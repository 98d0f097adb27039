import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from '@liaison/platform';

/** What is watched and when, what was found, and what was made of it. */
export class Monitoring1764300001000 implements MigrationInterface {
  name = 'Monitoring1764300001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [WATCHED, RUNS, FOUND, SIGNALS, ...BELTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** What people decide stands apart from what happens by itself, so that a run does not outdate an edit. */
const WATCHED = `
CREATE TABLE sources (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  kind text NOT NULL,
  preset text UNIQUE,
  name_fr text NOT NULL,
  name_en text NOT NULL,
  settings jsonb NOT NULL,
  schedule text NOT NULL,
  enabled boolean NOT NULL,
  has_api_key boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz
);
CREATE TABLE source_secrets (source_id uuid PRIMARY KEY REFERENCES sources, sealed text NOT NULL);
CREATE TABLE source_states (
  source_id uuid PRIMARY KEY REFERENCES sources,
  health text NOT NULL CHECK (health IN ('new', 'ok', 'waiting', 'failing', 'gone')),
  state jsonb NOT NULL,
  fetched_to timestamptz,
  attempted_at timestamptz,
  succeeded_at timestamptz,
  not_before timestamptz,
  failures int NOT NULL DEFAULT 0,
  failure jsonb
);
CREATE TABLE strategies (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  owner_id uuid NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  pubmed_query text,
  topic_id uuid,
  product_id uuid,
  therapeutic_area text,
  schedule text NOT NULL,
  recipients uuid[] NOT NULL,
  enabled boolean NOT NULL,
  fetched_to timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz
);
CREATE INDEX ON strategies (updated_at);
CREATE TABLE watch_schedules (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('source', 'strategy')),
  cron text NOT NULL,
  slotted_to timestamptz NOT NULL,
  next_slot_at timestamptz NOT NULL
);
CREATE INDEX ON watch_schedules (next_slot_at);`;

const RUNS = `
CREATE TABLE runs (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  kind text NOT NULL CHECK (kind IN ('source', 'strategy', 'import')),
  source_id uuid REFERENCES sources,
  strategy_id uuid REFERENCES strategies,
  slot timestamptz,
  requested_by uuid,
  status text NOT NULL CHECK (status IN ('waiting', 'running', 'completed', 'failed', 'covered', 'cancelled')),
  covered_by uuid,
  query text,
  window_from timestamptz,
  window_to timestamptz,
  state jsonb NOT NULL,
  step int NOT NULL DEFAULT 0,
  attempts int NOT NULL DEFAULT 0,
  claim uuid,
  claimed_at timestamptz,
  not_before timestamptz,
  hits int,
  read int NOT NULL DEFAULT 0,
  fresh int NOT NULL DEFAULT 0,
  updated int NOT NULL DEFAULT 0,
  unchanged int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  signals int NOT NULL DEFAULT 0,
  excluded jsonb NOT NULL,
  failure jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz
);
CREATE UNIQUE INDEX ON runs (coalesce(strategy_id, source_id), slot) WHERE slot IS NOT NULL;
CREATE INDEX ON runs (created_at, id) WHERE status IN ('waiting', 'running');
CREATE INDEX ON runs (source_id, created_at);
CREATE INDEX ON runs (strategy_id, created_at);
CREATE TABLE run_refusals (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL REFERENCES runs,
  code text NOT NULL,
  message_fr text NOT NULL,
  message_en text NOT NULL,
  line int,
  record int
);
CREATE INDEX ON run_refusals (run_id, id);`;

const FOUND = `
CREATE TABLE publications (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  kind text NOT NULL,
  title text NOT NULL,
  journal text,
  published_on text,
  standing text NOT NULL CHECK (standing IN ('sound', 'corrected', 'concern', 'retracted')),
  record jsonb NOT NULL,
  provenance jsonb NOT NULL,
  survivor_id uuid REFERENCES publications,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX ON publications (updated_at, id);
CREATE TABLE publication_records (
  id uuid PRIMARY KEY,
  publication_id uuid NOT NULL REFERENCES publications,
  origin text NOT NULL,
  external_id text NOT NULL,
  hash text NOT NULL,
  record jsonb NOT NULL,
  withdrawn_at timestamptz,
  seen_at timestamptz NOT NULL,
  UNIQUE (origin, external_id)
);
CREATE INDEX ON publication_records (publication_id);
CREATE TABLE publication_keys (
  key text PRIMARY KEY,
  publication_id uuid NOT NULL REFERENCES publications
);
CREATE INDEX ON publication_keys (publication_id);
CREATE TABLE standing_claims (
  key text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('corrected', 'concern', 'retracted')),
  notice_id uuid NOT NULL REFERENCES publications,
  PRIMARY KEY (key, kind, notice_id)
);
CREATE TABLE trials (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  nct_id text NOT NULL UNIQUE,
  title text NOT NULL,
  status text,
  updated_on text,
  has_results boolean NOT NULL,
  quebec_sites int NOT NULL,
  hash text NOT NULL,
  record jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX ON trials (updated_at, id);
CREATE TABLE trial_changes (
  id uuid PRIMARY KEY,
  trial_id uuid NOT NULL REFERENCES trials,
  kind text NOT NULL CHECK (kind IN ('status', 'results', 'quebec-site')),
  before text,
  after text,
  at timestamptz NOT NULL
);
CREATE INDEX ON trial_changes (trial_id, id);
CREATE TABLE notices (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  source_id uuid NOT NULL REFERENCES sources,
  external_id text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  url text,
  published_on text,
  recall_class int,
  hash text NOT NULL,
  record jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (source_id, external_id)
);`;

const SIGNALS = `
CREATE TABLE signals (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  subject_kind text NOT NULL CHECK (subject_kind IN ('publication', 'trial', 'notice')),
  subject_id uuid NOT NULL,
  reason text NOT NULL,
  occasion text NOT NULL,
  title text NOT NULL,
  state text NOT NULL CHECK (state IN ('new', 'kept', 'dismissed', 'snoozed', 'assigned')),
  owner_id uuid,
  snoozed_until timestamptz,
  dismissal text,
  decided_by uuid,
  decided_at timestamptz,
  raised_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (subject_kind, subject_id, reason, occasion)
);
CREATE INDEX ON signals (raised_at, id);
CREATE INDEX ON signals (subject_id);
CREATE TABLE signal_matches (
  signal_id uuid NOT NULL REFERENCES signals,
  strategy_id uuid NOT NULL REFERENCES strategies,
  run_id uuid NOT NULL REFERENCES runs,
  why jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (signal_id, strategy_id)
);
CREATE INDEX ON signal_matches (strategy_id);`;

const readers = `app_role() IN ('system', 'msl', 'medical_manager', 'medical_information', 'compliance')`;
const writers = `app_role() IN ('system', 'msl', 'medical_manager', 'medical_information')`;
const stewards = `app_role() IN ('system', 'medical_manager', 'medical_information')`;
const managers = `app_role() IN ('system', 'medical_manager')`;
const itself = `app_role() = 'system'`;

/** What medical affairs watches is medical affairs' own: nobody outside learns of it. */
const BELTS = [
  ...belt('sources', { select: readers, insert: stewards, update: stewards }),
  ...belt('source_secrets', { select: itself, insert: itself, update: itself, delete: itself }),
  ...belt('source_states', { select: readers, insert: stewards, update: stewards }),
  ...belt('strategies', { select: readers, insert: `${managers} OR (${writers} AND owner_id = app_user())`, update: `${managers} OR (${writers} AND owner_id = app_user())` }),
  ...belt('watch_schedules', { select: readers, insert: writers, update: writers, delete: writers }),
  ...belt('runs', {
    select: readers,
    insert: `${stewards} OR (${writers} AND requested_by = app_user() AND EXISTS (SELECT FROM strategies s WHERE s.id = strategy_id AND s.owner_id = app_user()))`,
    update: `${stewards} OR (${writers} AND requested_by = app_user())`,
  }),
  ...belt('signals', { select: readers, insert: itself, update: writers }),
  ...['run_refusals', 'publications', 'publication_records', 'publication_keys', 'standing_claims', 'trials', 'trial_changes', 'notices', 'signal_matches'].flatMap((table) =>
    belt(table, { select: readers, insert: itself, update: itself, delete: itself }),
  ),
];
