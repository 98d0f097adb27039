import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ServiceName } from '@liaison/contracts';
import { system } from '../caller.js';
import type { Config } from '../config.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { errorWords } from '../error-words.js';
import { Loop } from '../loop.js';
import { anchorFile, anchorLines, appendLine, lastLine, parseAnchor, type Anchor } from './anchors.js';
import { CANONICAL, ChainKey, GENESIS, linkHash, merkleRoot, sealersLock } from './chain.js';

const EVERY_MS = 1_000;
/** So often that no entry waits a minute for an anchor, the time of the work itself included. */
const ANCHOR_EVERY_MS = 50_000;
/** Entries sealed in one transaction at most. */
const BATCH = 2_000;

interface Sealed {
  sequence: string;
  hash: Buffer;
  mac: Buffer | null;
}

/**
 * Puts committed audit entries into a chain of seals, in an order of its own that no open transaction
 * can disturb, and each minute writes the chain's head to a file outside the database.
 */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #loop: Loop;
  readonly #key: ChainKey;
  readonly #file: string;
  #anchoredAtMs = 0;

  constructor(
    private readonly work: UnitOfWork,
    private readonly config: Config,
    service: ServiceName,
    private readonly logger: Logger,
  ) {
    this.#key = new ChainKey(config.secrets.keyFor('audit chain'));
    this.#file = anchorFile(config, service);
    this.#loop = new Loop(
      EVERY_MS,
      () => this.seal(),
      (error) => logger.warn({ error: errorWords(error) }, 'the audit sealer will try again'),
    );
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'http') this.#loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.#loop.stop();
  }

  /** Seals all that waits. Anchors when it is time, or when told to. */
  async seal(options: { anchor?: boolean } = {}): Promise<void> {
    while ((await this.#alone((tx) => this.#sealBatch(tx))) === BATCH);
    if (!options.anchor && Date.now() - this.#anchoredAtMs < ANCHOR_EVERY_MS) return;
    // Who found another process at work asks again: what that one does may be sealing only.
    if (await this.#alone((tx) => this.#anchor(tx))) this.#anchoredAtMs = Date.now();
  }

  /** One process at a time works on a service's chain; null when it is another one. */
  #alone<T>(work: (tx: Tx) => Promise<T>): Promise<T | null> {
    return this.work.asSystem(system('audit sealer'), async (tx) => {
      const [row] = await tx.query<{ alone: boolean }>(`SELECT pg_try_advisory_xact_lock(${sealersLock('current_schema()')}) AS alone`);
      return row!.alone ? work(tx) : null;
    });
  }

  /** Seals the next entries; answers how many tickets it has used. */
  async #sealBatch(tx: Tx): Promise<number> {
    const waiting = await tx.query<{ id: string; canonical: string; mac: Buffer }>(
      `WITH next AS (SELECT u.entry_id FROM audit_unsealed u JOIN audit_entries e ON e.id = u.entry_id ORDER BY u.entry_id LIMIT $1),
            taken AS (DELETE FROM audit_unsealed u USING next WHERE u.entry_id = next.entry_id RETURNING u.entry_id, u.mac)
       SELECT e.id, t.mac, ${CANONICAL} AS canonical FROM audit_entries e JOIN taken t ON t.entry_id = e.id ORDER BY e.id`,
      [BATCH],
    );
    const entries = waiting.filter((entry) => this.#key.isTicket(entry.id, entry.mac));
    if (entries.length < waiting.length) this.logger.error({ entries: waiting.length - entries.length }, 'audit entries were inserted past the application; npm run audit:verify names them');
    if (entries.length === 0) return waiting.length;
    const [last] = await tx.query<Sealed>(`SELECT sequence, hash, mac FROM audit_seals ORDER BY sequence DESC LIMIT 1`);
    let [hash, mac] = [last?.hash ?? GENESIS, last?.mac ?? null];
    const seals = entries.map(({ id, canonical }) => {
      hash = linkHash(hash, canonical);
      mac = this.#key.sign(hash, mac);
      return { id, hash, mac };
    });
    await tx.query(
      `INSERT INTO audit_seals (sequence, entry_id, hash, mac)
       SELECT $1 + ordinality, id, hash, mac FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) WITH ORDINALITY AS s(id, hash, mac, ordinality)`,
      [Number(last?.sequence ?? 0), seals.map((seal) => seal.id), seals.map((seal) => seal.hash), seals.map((seal) => seal.mac)],
    );
    return waiting.length;
  }

  /**
   * Anchors what has been sealed since the last line of the file. The line is on the disk before the
   * database says so: a crash between them leaves a line too many in the file, which is taken over the
   * next time, and never one too few, which only a hand can have cut off.
   */
  async #anchor(tx: Tx): Promise<true> {
    const from = parseAnchor((await lastLine(this.#file)) ?? '')?.sequence ?? 0;
    await this.#takeOver(tx, from);
    const seals = await tx.query<Sealed>(`SELECT sequence, hash, mac FROM audit_seals WHERE sequence > $1 ORDER BY sequence`, [from]);
    const head = seals.at(-1);
    if (!head) return true;
    const root = merkleRoot(seals.map((seal) => seal.hash)).toString('hex');
    const anchor: Anchor = { sequence: Number(head.sequence), head: head.hash.toString('hex'), mac: head.mac?.toString('hex'), root, at: new Date().toISOString() };
    const line = JSON.stringify(anchor);
    await appendLine(this.#file, line);
    await keep(tx, anchor, line);
    return true;
  }

  async #takeOver(tx: Tx, upTo: number): Promise<void> {
    const [row] = await tx.query<{ last: string }>(`SELECT coalesce(max(sequence), 0) AS last FROM audit_anchors`);
    if (Number(row!.last) >= upTo) return;
    for (const line of anchorLines(this.#file)) {
      const anchor = parseAnchor(line);
      if (anchor && anchor.sequence > Number(row!.last)) await keep(tx, anchor, line);
    }
  }
}

/** Where the database has another line for the place already, the file was changed by hand: that is for the verifier to tell. */
async function keep(tx: Tx, { sequence }: Anchor, line: string): Promise<void> {
  await tx.query(`INSERT INTO audit_anchors (sequence, line) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [sequence, line]);
}
