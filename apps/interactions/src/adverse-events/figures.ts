import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Metrics, system, UnitOfWork } from '@liaison/platform';

const states = ['waiting', 'late_internal', 'late_regulatory'] as const;

/** How many reports have not been forwarded to pharmacovigilance, by the deadline that they have missed: what an operator must be woken for. */
@Injectable()
export class AdverseEventFigures implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.metrics.ask('liaison_adverse_events_unforwarded', 'Adverse events that nobody has forwarded yet, and whether a deadline is past', ['state'], async () => {
      const rows = await this.work.asSystem(
        system('metrics'),
        (tx) =>
          tx.query<{ state: string; count: number }>(
            `SELECT CASE WHEN regulatory_due_at < $1 THEN 'late_regulatory' WHEN internal_due_at < $1 THEN 'late_internal' ELSE 'waiting' END AS state, count(*)::int
               FROM adverse_events WHERE forwarded_at IS NULL GROUP BY 1`,
            [this.clock.now()],
          ),
        'reserved',
      );
      return states.map((state) => ({ labels: { state }, value: rows.find((row) => row.state === state)?.count ?? 0 }));
    });
  }
}
