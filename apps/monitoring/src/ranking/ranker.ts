import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { newId } from '@liaison/contracts';
import { CONFIG, errorWords, LOGGER, Loop, system, UnitOfWork, type Config, type Logger, type Tx } from '@liaison/platform';
import { describe } from './describe.js';
import { countLabels, labelsOf } from './labels.js';
import { enough, learn } from './learn.js';
import { Ranking } from './ranking.entity.js';
import { latestRanking } from './rankings.queries.js';

const EVERY_MS = 2_000;
/** Strategies that are learned of in one round. */
const AT_ONCE = 50;
/** So long can a list that was begun by an older ranking be read on. */
const KEPT_MS = 86_400_000;

/** Learns anew where triage has changed: beside everything else, from what is kept, so that a crash leaves nothing to mend. */
@Injectable()
export class Ranker implements OnApplicationBootstrap, OnApplicationShutdown {
  #stopped = false;
  readonly #loop: Loop;

  constructor(
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#loop = new Loop(EVERY_MS, () => this.tick(), (error) => logger.warn({ error: errorWords(error) }, 'rankings will be learned again'));
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'http') this.#loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#loop.stop();
  }

  /** Learns of every strategy that is marked. */
  async tick(): Promise<void> {
    const marked = await this.#inTx((tx) => tx.query<{ id: string }>(`SELECT DISTINCT strategy_id AS id FROM ranking_marks LIMIT ${AT_ONCE}`));
    for (const { id } of marked) if (!this.#stopped) await this.#learnOf(id);
  }

  async #learnOf(strategyId: string): Promise<void> {
    if (enough(await this.#inTx((tx) => countLabels(tx, strategyId)))) while (!this.#stopped && (await this.#inTx((tx) => describe(tx, strategyId))) > 0);
    await this.#inTx((tx) => renew(tx, strategyId));
  }

  #inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.asSystem(system('ranking'), work);
  }
}

/** A mark that comes while this goes on stays: what it stands for is learned the next time. */
async function renew(tx: Tx, strategyId: string): Promise<void> {
  const marks = await tx.query<{ id: string }>('SELECT id FROM ranking_marks WHERE strategy_id = $1 FOR UPDATE SKIP LOCKED', [strategyId]);
  if (marks.length === 0) return;
  const before = await latestRanking(tx, strategyId);
  const { state, ...learned } = await learn(await labelsOf(tx, strategyId));
  if (before?.state !== state || !isDeepStrictEqual(before.learned, learned)) {
    tx.insert(Ranking, { id: newId(), strategyId, state, learned, onSince: state === 'on' ? (before?.onSince ?? tx.now) : null, learnedAt: tx.now });
    await tx.query('DELETE FROM rankings WHERE strategy_id = $1 AND learned_at < $2 AND id < (SELECT id FROM rankings WHERE strategy_id = $1 ORDER BY id DESC LIMIT 1)', [strategyId, new Date(tx.now.getTime() - KEPT_MS)]);
  }
  await tx.query('DELETE FROM ranking_marks WHERE id = ANY($1)', [marks.map(({ id }) => id)]);
}
