import { Injectable } from '@nestjs/common';
import { quarantineReleased } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import { notFound, Principal, Problem, validate, verbOf, type Batched, type Caller, type Tx, type Verb } from '@liaison/platform';
import { batchedAdverseEvents, reported } from '../adverse-events/adverse-events.batch.js';
import { ReportAdverseEvent } from '../adverse-events/adverse-event.dto.js';
import { AdverseEventsService } from '../adverse-events/adverse-events.service.js';
import { batchedCommitments } from '../commitments/commitments.batch.js';
import { batchedInteractions } from '../interactions/interactions.batch.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import type { Held } from './held-write.entity.js';
import type { SealedWrite } from './quarantine.dto.js';

type Own = Exclude<SealedWrite['resource'], 'stakeholders'>;

/** Does what was held, as a device's batch would have done it. */
@Injectable()
export class Releases {
  readonly #resources: Record<Own, Batched>;

  constructor(
    interactions: InteractionsService,
    private readonly adverseEvents: AdverseEventsService,
  ) {
    this.#resources = {
      interactions: batchedInteractions(interactions),
      commitments: batchedCommitments,
      'adverse-events': batchedAdverseEvents(adverseEvents),
    };
  }

  /** @throws Problem `conflict`, telling as `refusal` why it cannot be done */
  async apply(tx: Tx, held: Held, write: SealedWrite): Promise<void> {
    if (write.resource === 'stakeholders') return announce(tx, held, write);
    const author = await callerOf(tx, held.authorId);
    const verb = this.#verb(write.resource, write);
    try {
      await tx.onBehalfOf({ caller: author, scope: 'own', action: verb.action }, async () => {
        if (!(await wasDone(tx, author, write))) await verb.does(tx, write);
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem('conflict', error.detail, { errors: error.more.errors, extra: { ...error.more.extra, refusal: error.code } });
    }
  }

  #verb(resource: Own, write: SealedWrite): Verb {
    const verb = verbOf(this.#resources[resource], write);
    if (!verb) throw notFound();
    const { heardIn } = write;
    if (!heardIn) return verb;
    return { ...verb, does: (tx, { id, body }) => reported(this.adverseEvents.report(tx, validate(ReportAdverseEvent, { ...body, id }), heardIn)) };
  }
}

/** The device may have sent it before it lost its access, and not have heard the answer: that was the same change, by its key. */
async function wasDone(tx: Tx, author: Caller, { key }: SealedWrite): Promise<boolean> {
  const known = await tx.query('SELECT 1 FROM idempotency_keys WHERE caller = $1 AND key = $2', [author.name, key]);
  return known.length > 0;
}

async function callerOf(tx: Tx, userId: string): Promise<Caller> {
  const principal = await (await tx.reading(Principal)).findOneBy({ userId });
  if (!principal) throw notFound();
  return { kind: 'sync', userId, name: userId, role: principal.role, duties: principal.duties };
}

/** People belong to another service, which does it when it hears of it, and answers. */
function announce(tx: Tx, held: Held, { key, method, part, id, ifMatch, body }: SealedWrite): void {
  publish(tx, quarantineReleased, {
    aggregateId: held.id,
    version: 1,
    facts: { quarantineId: held.id, authorId: held.authorId, recordId: id, method, part: part ?? null, ifMatch: ifMatch ?? null },
    personal: { key, body: body ?? {} },
    subjectIds: [id],
  });
}
