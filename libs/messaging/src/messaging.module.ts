import { Inject, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ServiceName } from '@liaison/contracts';
import { Clock, CONFIG, errorWords, Health, LOGGER, Loop, Metrics, UnitOfWork, type Config, type Logger } from '@liaison/platform';
import { Deliverer } from './delivery/deliverer.js';
import { Hints, useHints } from './delivery/hints.js';
import { POSITIONS_EVERY_MS } from './delivery/limits.js';
import { sealPositions } from './delivery/positions.js';
import { Sweeper } from './delivery/sweeper.js';
import { observeMessages } from './observe.js';
import { Queues, type Hint } from './queue/queue.js';
import { assertReactions, type Reaction } from './reaction.js';
import { housekeeping } from './schedules/housekeeping.js';
import type { Schedule } from './schedules/schedule.js';
import { Ticker } from './schedules/ticker.js';

export interface Listening {
  service: ServiceName;
  reactions: readonly Reaction[];
  schedules: readonly Schedule[];
}

const LISTENING = Symbol('listening');
const TICKER_RETRY_MS = 30_000;

/** Starts what a service does with messages: sending hints in every process, working on them where jobs run. */
@Module({})
export class MessagingModule implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #queues: Queues;
  readonly #hints: Hints;
  readonly #loops: Loop[] = [];
  readonly deliverer: Deliverer;
  readonly sweeper: Sweeper;
  readonly ticker: Ticker;

  constructor(
    @Inject(LISTENING) private readonly listening: Listening,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly clock: Clock,
    private readonly source: DataSource,
    private readonly work: UnitOfWork,
    health: Health,
    metrics: Metrics,
  ) {
    const { service, reactions, schedules } = listening;
    assertReactions(service, reactions);
    this.#queues = new Queues(config, service, logger);
    this.#hints = new Hints(this.#queues, logger);
    this.deliverer = new Deliverer(work, reactions, config.delivery.leaseMs, logger);
    this.sweeper = new Sweeper(service, work, this.#queues, this.deliverer, config.delivery.sweepEveryMs);
    this.ticker = new Ticker(work, [housekeeping, ...schedules]);
    // Without its queue the service goes on: the sweeper delivers by itself.
    health.add('queue', () => this.#queues.ping(), { vital: false });
    observeMessages(metrics, service, work, this.ticker, clock);
  }

  static for({ controllers, ...listening }: Listening & { controllers: Type[] }): DynamicModule {
    return { module: MessagingModule, controllers, providers: [{ provide: LISTENING, useValue: listening }] };
  }

  onApplicationBootstrap(): void {
    useHints(this.source, this.#hints);
    if (this.config.role === 'http') return;
    this.#queues.work((name, hint) => this.#process(name, hint));
    this.#loop(this.config.delivery.sweepEveryMs, 'sweeper', () => this.sweeper.sweep());
    this.#loop(POSITIONS_EVERY_MS, 'position sealer', () => sealPositions(this.work));
    this.#askForTicks();
  }

  /** After the last request has been answered: its hints still travel. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.stop()));
    await this.#hints.flush();
    await this.#queues.close();
  }

  async #process(name: string, hint: Hint): Promise<void> {
    if (name === 'tick') await this.ticker.tick(this.clock.now());
    else await this.deliverer.deliver(hint.ids);
  }

  #loop(everyMs: number, name: string, work: () => Promise<void>): void {
    const failed = (error: Error) => this.logger.warn({ service: this.listening.service, error: errorWords(error) }, `the ${name} will try again`);
    this.#loops.push(new Loop(everyMs, work, failed).start());
  }

  /** Asked again and again: a queue that has lost its memory must learn to tick anew. */
  #askForTicks(): void {
    void this.#queues.tickEachMinute().catch(() => undefined);
    this.#loop(TICKER_RETRY_MS, 'ticker', () => this.#queues.tickEachMinute());
  }
}
