import { system } from '../caller.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { one, type Metrics } from '../metrics.js';

/** How long the oldest entry has waited for its seal: until it has one, it could be taken away unseen. */
export function observeAudit(metrics: Metrics, work: UnitOfWork): void {
  metrics.ask('liaison_audit_unsealed_seconds', 'Age of the oldest audit entry without a seal', [], async () => {
    const [row] = await work.asSystem(
      system('metrics'),
      (tx) => tx.query<{ age: number }>('SELECT greatest(0, coalesce(extract(epoch FROM clock_timestamp() - min(waits_since)), 0))::float AS age FROM audit_unsealed'),
      'reserved',
    );
    return [one(row!.age)];
  });
}
