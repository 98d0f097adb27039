import { system, type UnitOfWork } from '@liaison/platform';
import type { ServiceName } from '@liaison/contracts';
import type { Queues } from '../queue/queue.js';
import type { Deliverer } from './deliverer.js';
import { inPacks } from './hints.js';
import { SWEEP_BACKLOG, SWEEP_ROWS } from './limits.js';

/** Finds deliveries that are due and that no hint has woken. */
export class Sweeper {
  constructor(
    private readonly service: ServiceName,
    private readonly work: UnitOfWork,
    private readonly queues: Queues,
    private readonly deliverer: Deliverer,
    private readonly everyMs: number,
  ) {}

  async sweep(): Promise<void> {
    const due = await this.work.asSystem(system('sweeper'), (tx) =>
      tx.query<{ id: string }>(
        `SELECT id FROM messaging.deliveries WHERE subscriber = $1 AND status = 'pending' AND due_at <= $2 ORDER BY due_at LIMIT $3`,
        [this.service, new Date(tx.now.getTime() - this.everyMs), SWEEP_ROWS],
      ),
    );
    for (const pack of inPacks(due.map((delivery) => delivery.id))) await this.#wake(pack);
  }

  /** Through the queue, so that every process shares the work; without a queue, here and now. */
  async #wake(pack: string[]): Promise<void> {
    try {
      if ((await this.queues.waiting()) < SWEEP_BACKLOG) await this.queues.add(this.service, 'deliver', { ids: pack });
    } catch {
      await this.deliverer.deliver(pack);
    }
  }
}
