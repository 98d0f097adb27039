import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Role } from '@liaison/contracts';
import { asUser, CONFIG, errorWords, LOGGER, Loop, system, UnitOfWork, type Config, type Logger, type Tx } from '@liaison/platform';
import { DigestsService, moveOn } from './digests.service.js';
import { PreferencesService, TOLD } from './preferences.service.js';

const EVERY_MS = 5_000;
/** Users whose digests are made in one round. */
const BATCH = 50;

interface Due {
  id: string;
  cron: string;
  role: Role | null;
  active: boolean | null;
}

/** Makes the digests that are due, each user's in a unit of work of its own. */
@Injectable()
export class DigestRound implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #loop: Loop;

  constructor(
    private readonly work: UnitOfWork,
    private readonly digests: DigestsService,
    private readonly preferences: PreferencesService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#loop = new Loop(EVERY_MS, () => this.tick(), (error) => logger.warn({ error: errorWords(error) }, 'digests will be tried again'));
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'http') this.#loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#loop.stop();
  }

  /** One look at the clock: whoever is due is told. One whose digest cannot be made keeps no other waiting. */
  async tick(): Promise<void> {
    await this.#inTx((tx) => this.preferences.enrol(tx));
    for (const due of await this.#inTx(dueNow))
      await this.#tell(due).catch((error: Error) => this.logger.warn({ user: due.id, error: errorWords(error) }, 'a digest could not be made; it will be tried again'));
  }

  /** Whoever has left, or may not triage any more, is told nothing: the slot goes by. */
  #tell({ id, cron, role, active }: Due): Promise<void> {
    if (!active || !role || !TOLD.includes(role)) return this.#inTx(async (tx) => void (await moveOn(tx, id, cron, tx.now)));
    return this.work.run({ caller: asUser(id, role), scope: 'own', correlationId: 'system', action: 'digests:read' }, (tx) => this.digests.ofSlot(tx), 'background');
  }

  #inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.asSystem(system('digests'), work);
  }
}

/** Whose slot has come, and what they are today. */
const dueNow = (tx: Tx): Promise<Due[]> =>
  tx.query<Due>(
    `SELECT w.id, w.cron, p.role, p.active FROM watch_schedules w LEFT JOIN principals p ON p.user_id = w.id WHERE w.kind = 'digest' AND w.next_slot_at <= $1 ORDER BY w.next_slot_at, w.id LIMIT $2`,
    [tx.now, BATCH],
  );
