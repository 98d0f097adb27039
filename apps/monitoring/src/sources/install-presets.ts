import type { Tx } from '@liaison/platform';
import { presets } from '../adapters/presets.js';
import type { SourcesService } from './sources.service.js';

/**
 * Puts the sources that a newcomer in Québec would set up in place, disabled. One that is there already,
 * changed or voided by whoever looks after them, is left alone.
 */
export async function installPresets(tx: Tx, sources: SourcesService): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('monitoring presets'))`);
  const there = new Set((await tx.query<{ preset: string }>('SELECT preset FROM sources WHERE preset IS NOT NULL')).map(({ preset }) => preset));
  for (const { key, kind, name, settings, schedule } of presets) if (!there.has(key)) await sources.create(tx, { kind, name, settings, schedule, enabled: false }, key);
}
