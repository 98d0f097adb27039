import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ServiceName } from '@liaison/contracts';
import type { AuditKeys } from '../audit/audit-rows.js';
import { Clock } from '../clock.js';
import type { Caller } from '../caller.js';
import { Admission, type Lane } from './admission.js';
import { isTransient } from './pg-errors.js';
import type { Context } from './context.js';
import { Tx } from './tx.js';

/** How often a unit of work that met a deadlock or a serialization failure starts again. */
const ATTEMPTS = 3;

@Injectable()
export class UnitOfWork {
  readonly admission: Admission;

  constructor(
    private readonly service: ServiceName,
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly auditKeys: AuditKeys,
    poolSize: number,
  ) {
    this.admission = new Admission(poolSize);
  }

  /**
   * Does `work` in one transaction. The work must touch nothing but the database until it has returned:
   * it may be done again after a deadlock.
   */
  async run<T>(context: Omit<Context, 'now'> & { now?: Date }, work: (tx: Tx) => Promise<T>, lane: Lane = 'write'): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const tx = new Tx({ now: this.clock.now(), ...context }, this.service, this.source, this.admission, this.auditKeys, lane);
      try {
        const result = await work(tx);
        await tx.commit();
        return result;
      } catch (error) {
        await tx.rollback().catch(() => undefined);
        if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
      }
    }
  }

  /** Work of the suite itself: reactions, schedules, seeds. */
  asSystem<T>(caller: Caller, work: (tx: Tx) => Promise<T>, lane: Lane = 'background'): Promise<T> {
    return this.run({ caller, scope: 'all', correlationId: 'system', action: caller.name }, work, lane);
  }
}
