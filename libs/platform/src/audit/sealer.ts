import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ServiceName } from '@liaison/contracts';
import { system } from '../caller.js';
import type { Config } from '../config.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Loop } from '../loop.js';
import { CANONICAL, GENESIS, linkHash, merkleRoot, type Anchor } from './chain.js';

const EVERY_MS = 1_000;
const ANCHOR_EVERY_MS = 60_000;
/** Entries sealed in one transaction at most. */
const BATCH = 2_000;

export const anchorFile = (config: Config, service: ServiceName): string => join(config.dataDir, 'anchors', `${service}.jsonl`);

/**
 * Puts committed audit entries into a hash chain, in an order of its own that no open transaction can
 * disturb, and each minute writes the chain's head to a file outside the database.
 */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #loop: Loop;
  #anchoredAtMs = 0;

  constructor(
    private readonly work: UnitOfWork,
    private readonly config: Config,
    private readonly service: ServiceName,
    logger: Logger,
  ) {
    this.#loop = new Loop(
      EVERY_MS,
      () => this.seal(),
      (error) => logger.warn({ error: error.message }, 'the audit sealer will try again'),
    );
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'http') this.#loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.#loop.stop();
  }

  /** Seals all that waits. Anchors when a minute has passed, or when told to. */
  async seal(options: { anchor?: boolean } = {}): Promise<void> {
    while ((await this.work.asSystem(system('audit sealer'), sealBatch)) === BATCH);
    if (!options.anchor && Date.now() - this.#anchoredAtMs < ANCHOR_EVERY_MS) return;
    const anchor = await this.work.asSystem(system('audit sealer'), makeAnchor);
    this.#anchoredAtMs = Date.now();
    if (!anchor) return;
    const file = anchorFile(this.config, this.service);
    await mkdir(join(file, '..'), { recursive: true });
    await appendFile(file, `${JSON.stringify(anchor)}\n`, { flush: true });
  }
}

async function alone(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ alone: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtext('audit ' || current_schema())) AS alone`);
  return row!.alone;
}

/** Seals the next entries; answers how many. */
async function sealBatch(tx: Tx): Promise<number> {
  if (!(await alone(tx))) return 0;
  const entries = await tx.query<{ id: string; canonical: string }>(
    `WITH taken AS (DELETE FROM audit_unsealed WHERE entry_id IN (SELECT entry_id FROM audit_unsealed ORDER BY entry_id LIMIT $1)
                    RETURNING entry_id)
     SELECT e.id, ${CANONICAL} AS canonical FROM audit_entries e JOIN taken ON taken.entry_id = e.id ORDER BY e.id`,
    [BATCH],
  );
  if (entries.length === 0) return 0;
  const [last] = await tx.query<{ sequence: string; hash: Buffer }>(`SELECT sequence, hash FROM audit_seals ORDER BY sequence DESC LIMIT 1`);
  let hash = last?.hash ?? GENESIS;
  const hashes = entries.map((entry) => (hash = linkHash(hash, entry.canonical)));
  await tx.query(
    `INSERT INTO audit_seals (sequence, entry_id, hash, sealed_at)
     SELECT $1 + ordinality, id, hash, now() FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS s(id, hash, ordinality)`,
    [Number(last?.sequence ?? 0), entries.map((entry) => entry.id), hashes],
  );
  return entries.length;
}

async function makeAnchor(tx: Tx): Promise<Anchor | null> {
  if (!(await alone(tx))) return null;
  const [last] = await tx.query<{ sequence: string }>(`SELECT sequence FROM audit_anchors ORDER BY sequence DESC LIMIT 1`);
  const seals = await tx.query<{ sequence: string; hash: Buffer }>(
    `SELECT sequence, hash FROM audit_seals WHERE sequence > $1 ORDER BY sequence`,
    [last?.sequence ?? 0],
  );
  const head = seals.at(-1);
  if (!head) return null;
  const root = merkleRoot(seals.map((seal) => seal.hash));
  await tx.query(`INSERT INTO audit_anchors (sequence, root, anchored_at) VALUES ($1, $2, now())`, [head.sequence, root]);
  return { sequence: Number(head.sequence), head: head.hash.toString('hex'), root: root.toString('hex'), at: new Date().toISOString() };
}
