import { Injectable } from '@nestjs/common';
import type { Role } from '@liaison/contracts';
import { staleVersion, type Tx } from '@liaison/platform';
import { nextSlot, schedule } from '../runs/slots.js';
import type { ReplaceDigestPreference } from './digest.dto.js';
import { DigestPreference } from './digest.entity.js';

/** Who saves a search wants to hear of what it finds: daily unless told otherwise, and never when there is nothing new. */
const AT_FIRST = { frequency: 'daily', hour: 7, weekday: 1 } as const;
/** How far the first digest looks back. */
const FIRST_LOOK_MS = 7 * 86_400_000;

/** Who may decide of signals, and so is told of them. */
export const TOLD: readonly Role[] = ['msl', 'medical_manager', 'medical_information'];

/** When each user is told by mail. */
@Injectable()
export class PreferencesService {
  /** The caller's, as it is at first where they have never chosen. */
  async mine(tx: Tx): Promise<DigestPreference> {
    const found = await (await tx.reading(DigestPreference)).findOneBy({ id: tx.userId });
    return found ?? Object.assign(new DigestPreference(), { id: tx.userId, version: 1, ...AT_FIRST });
  }

  /** The same, put in place and locked: one digest of a user is made at a time. */
  async lockMine(tx: Tx): Promise<DigestPreference> {
    await putInPlace(tx, [tx.userId]);
    await tx.query('SELECT FROM digest_preferences WHERE id = $1 FOR UPDATE', [tx.userId]);
    return (await (await tx.reading(DigestPreference)).findOneBy({ id: tx.userId }))!;
  }

  async replace(tx: Tx, version: number, input: ReplaceDigestPreference): Promise<void> {
    const before = await this.lockMine(tx);
    if (before.version !== version) throw staleVersion(before.version);
    // What came in while nothing was wanted is not told later.
    await change(tx, before, { ...input, ...(before.frequency === 'off' && input.frequency !== 'off' && { since: tx.now }) });
  }

  /** From a mail: whatever the caller has chosen since, they want no more. */
  async stop(tx: Tx): Promise<void> {
    const before = await this.lockMine(tx);
    if (before.frequency !== 'off') await change(tx, before, { frequency: 'off' });
  }

  /** Whoever has come since and can be written to is told from now on. */
  async enrol(tx: Tx): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `SELECT c.id FROM user_contacts c JOIN principals p ON p.user_id = c.id
        WHERE p.active AND p.role = ANY($1) AND c.email IS NOT NULL AND NOT EXISTS (SELECT FROM digest_preferences d WHERE d.id = c.id)`,
      [TOLD],
    );
    await putInPlace(tx, rows.map(({ id }) => id));
  }
}

async function change(tx: Tx, before: DigestPreference, changes: Partial<DigestPreference>): Promise<void> {
  await tx.update(DigestPreference, before, changes);
  const after = Object.assign(new DigestPreference(), before, changes);
  await schedule(tx, 'digest', after.id, after.cron);
  tx.audit({ resource: 'digest-preference', resourceId: after.id, before: said(before), after: said(after) });
}

async function putInPlace(tx: Tx, ids: string[]): Promise<void> {
  const { frequency, hour, weekday } = AT_FIRST;
  const added = await tx.query<{ id: string }>(
    `INSERT INTO digest_preferences (id, frequency, hour, weekday, since, updated_at) SELECT id, $2, $3, $4, $5, $6 FROM unnest($1::uuid[]) AS ids(id)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [ids, frequency, hour, weekday, new Date(tx.now.getTime() - FIRST_LOOK_MS), tx.now],
  );
  const { cron } = Object.assign(new DigestPreference(), AT_FIRST);
  for (const { id } of added) await schedule(tx, 'digest', id, cron);
}

export const nextDigest = (preference: DigestPreference, now: Date): Date | null => preference.cron === null ? null : nextSlot(preference.cron, now);

const said = ({ frequency, hour, weekday }: DigestPreference) => ({ frequency, hour, weekday });
