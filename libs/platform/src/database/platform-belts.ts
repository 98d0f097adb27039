import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belt } from './belt.js';

const readers = `app_role() IN ('system', 'compliance')`;
const suite = `app_role() = 'system'`;
/** Whoever does something is audited, and has the answer kept: everybody writes, few read. */
const everybody = 'true';

/**
 * Row-level security on what the platform keeps beside a service's own rows. The audit and the kept
 * answers repeat medical facts and words, so they need the second belt as much as the rows themselves.
 */
export class PlatformBelts1764000000003 implements MigrationInterface {
  name = 'PlatformBelts1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of BELTS) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

const BELTS = [
  ...belt('audit_entries', { select: readers, insert: everybody }),
  ...belt('audit_keys', { select: readers, insert: everybody, delete: suite }),
  ...belt('access_log', { select: readers, insert: everybody }),
  ...belt('idempotency_keys', { select: suite, insert: everybody, update: suite, delete: suite }),
];
