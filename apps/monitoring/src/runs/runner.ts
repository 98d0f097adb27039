import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, errorWords, LOGGER, Loop, system, UnitOfWork, type Config, type Logger, type Tx } from '@liaison/platform';
import { backOffMs } from '../fetching/back-off.js';
import { Intake, type Page } from '../intake/intake.js';
import { FileLooker } from '../publication-imports/file-looker.js';
import { installPresets } from '../sources/install-presets.js';
import { SourcesService } from '../sources/sources.service.js';
import { ATTEMPTS, claimRun, end, keepAlive, type Claimed } from './claims.js';
import { claimSlots } from './due.js';
import { Looker, type Stopped } from './looker.js';
import type { Run } from './run.entity.js';
import type { Failure, Source } from '../sources/source.entity.js';

const EVERY_MS = 1_000;
/** Sources that are looked at at the same time: most of it is waiting, and one that is slow is to delay no other. */
const AT_ONCE = 16;

/** Claims the slots that have come, and works on runs, page by page: each page, what came of it and how far it is are kept together. */
@Injectable()
export class Runner implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #inHand = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #loop: Loop;

  constructor(
    private readonly work: UnitOfWork,
    private readonly intake: Intake,
    private readonly sources: SourcesService,
    private readonly looker: Looker,
    private readonly files: FileLooker,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#loop = new Loop(EVERY_MS, () => this.tick(), (error) => logger.warn({ error: errorWords(error) }, 'the watch will try again'));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'http') return;
    await this.#inTx((tx) => installPresets(tx, this.sources));
    this.#loop.start();
  }

  /** What is in hand is let go between two pages; the next start goes on from there. */
  async onApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#loop.stop();
    await Promise.all(this.#inHand);
  }

  /** One look at the clock: claims what is due and begins what there is room for. */
  async tick(): Promise<void> {
    while ((await this.#inTx(claimSlots)) > 0);
    while (this.#inHand.size < AT_ONCE && !this.#stop.signal.aborted) {
      const claimed = await this.#inTx((tx) => claimRun(tx, this.config.delivery.leaseMs));
      if (!claimed) return;
      const done = this.#carryOut(claimed).catch((error: Error) => this.logger.warn({ error: errorWords(error) }, 'a run stopped; it is taken up again'));
      this.#inHand.add(done);
      void done.finally(() => this.#inHand.delete(done));
    }
  }

  /** Works until nothing is due any more. */
  async drain(): Promise<void> {
    for (;;) {
      await this.tick();
      if (this.#inHand.size === 0) return;
      await Promise.race(this.#inHand);
    }
  }

  async #carryOut({ run, source, first }: Claimed): Promise<void> {
    if (run.status === 'failed') return;
    const lost = new AbortController();
    const alive = setInterval(() => void this.#inTx((tx) => keepAlive(tx, run)).then((held) => held || lost.abort(), () => undefined), this.config.delivery.leaseMs / 3);
    try {
      const pages = source ? await this.#asking({ run, source, first }, lost.signal) : this.files.look(run);
      let restUntil: Date | undefined;
      for (;;) {
        const { value, done } = await pages.next();
        if (this.#stop.signal.aborted || lost.signal.aborted) return void (await pages.return(null));
        if (done) return await this.#inTx((tx) => (value ? stopped(tx, run, value) : completed(tx, run, restUntil)));
        restUntil = value.restUntil;
        const snapshot = structuredClone(run);
        const kept = await this.#inTx(async (tx) => {
          if (source && value.movedTo) await this.sources.moved(tx, source.id, value.movedTo);
          return this.intake.take(tx, Object.assign(run, structuredClone(snapshot)), value);
        });
        if (!kept) return void (await pages.return(null));
      }
    } catch (error) {
      if (this.#stop.signal.aborted || lost.signal.aborted) return;
      // A defect of ours, or no database: whichever it is, the run must not be tried for ever.
      this.logger.warn({ error: errorWords(error as Error) }, 'a run has failed');
      await this.#inTx((tx) => stopped(tx, run, { kind: 'failed', failure: DEFECT }));
    } finally {
      clearInterval(alive);
    }
  }

  async #asking({ run, source, first }: Claimed & { source: Source }, lost: AbortSignal): Promise<AsyncGenerator<Page, Stopped | null>> {
    const apiKey = await this.#inTx((tx) => this.sources.apiKey(tx, source.id));
    return this.looker.look({ source, apiKey, query: run.query, from: run.windowFrom!, to: run.windowTo!, first, state: run.state, urgent: run.requestedBy !== null }, AbortSignal.any([this.#stop.signal, lost]));
  }

  #inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.asSystem(system('watch'), work);
  }
}

const DEFECT: Failure = { code: 'defect', message: { fr: 'Un défaut de Liaison a arrêté la recherche; l’équipe qui s’en occupe doit le voir.', en: 'A defect of Liaison has stopped the run; whoever looks after it should see it.' } };

async function completed(tx: Tx, run: Run, restUntil?: Date): Promise<void> {
  if (!(await end(tx, run, { status: 'completed' }))) return;
  await tx.query(
    `UPDATE source_states SET health = 'ok', attempted_at = $2, succeeded_at = $2, not_before = $3, failures = 0, failure = NULL ${run.strategyId ? '' : ', fetched_to = $4, state = $5'} WHERE source_id = $1`,
    [run.sourceId, tx.now, restUntil ?? null, ...(run.strategyId ? [] : [run.windowTo, JSON.stringify(run.state)])],
  );
  if (run.kind === 'source') await coverOthers(tx, run);
  if (run.strategyId) await tx.query('UPDATE strategies SET fetched_to = $2 WHERE id = $1', [run.strategyId, run.windowTo]);
}

/** Slots that came while it could not be asked are read by now. */
async function coverOthers(tx: Tx, { id, sourceId, windowTo }: Run): Promise<void> {
  await tx.query(
    `UPDATE runs SET status = 'covered', covered_by = $1, ended_at = $4, updated_at = $4 WHERE kind = 'source' AND source_id = $2 AND status = 'waiting' AND slot <= $3 AND requested_by IS NULL`,
    [id, sourceId, windowTo, tx.now],
  );
}

/** Puts it off as the source has asked, or by a pause that grows; a source that is gone is asked no more until somebody looks at it. */
async function stopped(tx: Tx, run: Run, { kind, failure, ...how }: Stopped): Promise<void> {
  const [state] = await tx.query<{ failures: number }>('SELECT failures FROM source_states WHERE source_id = $1 FOR UPDATE', [run.sourceId]);
  // Who asks to wait has not failed, and neither has who waits.
  const counts = kind === 'later' ? 0 : 1;
  const failures = (state?.failures ?? 0) + counts;
  const until = 'until' in how ? how.until : new Date(tx.now.getTime() + backOffMs(failures, Math.random()));
  const attempts = run.attempts + counts;
  const givenUp = kind === 'gone' || ('forGood' in how && how.forGood) || (kind === 'failed' && attempts >= ATTEMPTS);
  if (!(await end(tx, run, givenUp ? { status: 'failed', failure, attempts } : { status: 'waiting', failure, notBefore: until, attempts }))) return;
  const health = kind === 'gone' ? 'gone' : kind === 'later' ? 'waiting' : 'failing';
  await tx.query('UPDATE source_states SET health = $2, attempted_at = $3, not_before = $4, failures = $5, failure = $6 WHERE source_id = $1', [
    run.sourceId, health, tx.now, kind === 'gone' ? null : until, failures, JSON.stringify(failure),
  ]);
  if (kind === 'gone') await tx.query('DELETE FROM watch_schedules WHERE id = $1', [run.sourceId]);
}
