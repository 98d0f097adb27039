import { Injectable } from '@nestjs/common';
import { notFound, staleVersion, type Tx } from '@liaison/platform';
import { assertNotAhead } from '../interactions/interaction.entity.js';
import type { CompleteAdverseEvent, ReportAdverseEvent } from './adverse-event.dto.js';
import { AdverseEvent } from './adverse-event.entity.js';
import { announceReport, reportedEvent } from './report.js';

const ALONE = { interactionId: null, attendeeId: null };

@Injectable()
export class AdverseEventsService {
  /**
   * Takes a report from anybody who may hear one. Nothing that is missing blocks it.
   * @param heardIn the meeting, when the report comes apart from it
   */
  report(tx: Tx, input: ReportAdverseEvent, heardIn: Pick<AdverseEvent, 'interactionId' | 'attendeeId'> = ALONE): AdverseEvent {
    const awareAt = input.awareAt ? new Date(input.awareAt) : tx.now;
    assertNotAhead(awareAt, tx.now, 'awareAt');
    const origin = { ...heardIn, stakeholderId: input.stakeholderId ?? null, reporterId: tx.userId, awareAt };
    const event = reportedEvent(input, origin, tx.now);
    tx.insert(AdverseEvent, event);
    this.#audit(tx, null, event);
    announceReport(tx, event);
    return event;
  }

  async get(tx: Tx, id: string): Promise<AdverseEvent> {
    const found = await (await tx.reading(AdverseEvent)).findOneBy({ id });
    const scope = tx.context.scope;
    if (!found || scope === 'none' || (scope !== 'all' && found.reporterId !== tx.userId)) throw notFound();
    tx.accessed('adverse-event', id, found.stakeholderId ? [found.stakeholderId] : []);
    return found;
  }

  /** Adds what was learned since; what was said stays as it was said. */
  complete(tx: Tx, id: string, version: number, learned: CompleteAdverseEvent): Promise<AdverseEvent> {
    return this.#change(tx, id, version, () => learned);
  }

  advance(tx: Tx, id: string, version: number, to: 'forwarded' | 'acknowledged' | 'closed', caseNumber?: string): Promise<AdverseEvent> {
    return this.#change(tx, id, version, (event) => event.advance(to, tx.now, caseNumber));
  }

  async #change(tx: Tx, id: string, version: number, how: (event: AdverseEvent) => Partial<AdverseEvent>): Promise<AdverseEvent> {
    const before = await this.get(tx, id);
    if (before.version !== version) throw staleVersion(before.version);
    const changes = how(before);
    await tx.update(AdverseEvent, before, changes);
    const after = Object.assign(new AdverseEvent(), before, changes, { version: version + 1, updatedAt: tx.now });
    this.#audit(tx, before, after);
    return after;
  }

  #audit(tx: Tx, before: AdverseEvent | null, after: AdverseEvent): void {
    const subject = after.stakeholderId ?? after.id;
    tx.audit({
      resource: 'adverse-event',
      resourceId: after.id,
      before: before && facts(before),
      after: facts(after),
      personal: { [subject]: { before: before && words(before), after: words(after) } },
    });
  }
}

const facts = ({ verbatim: _v, productAsTold: _p, patientInitials: _i, patientAge: _a, patientSex: _s, ...rest }: AdverseEvent): object => rest;

const words = ({ verbatim, productAsTold, patientInitials, patientAge, patientSex }: AdverseEvent): object => ({
  verbatim,
  productAsTold,
  patientInitials,
  patientAge,
  patientSex,
});
