import { Injectable } from '@nestjs/common';
import { newId } from '@liaison/contracts';
import { notFound, Problem, staleVersion, type Tx } from '@liaison/platform';
import { parse } from '../matching/parse.js';
import type { Query } from '../matching/query.js';
import { markStrategy } from '../ranking/marks.js';
import { assertSchedule, schedule } from '../runs/slots.js';
import type { CreateStrategy, ReplaceStrategy } from './strategy.dto.js';
import { Strategy } from './strategy.entity.js';

/** The domain's verbs for strategies. */
@Injectable()
export class StrategiesService {
  async create(tx: Tx, input: CreateStrategy, ownerId = tx.userId): Promise<string> {
    assertReadable(tx, input);
    const id = input.id ?? newId();
    const strategy = Object.assign(new Strategy(), { id, version: 1, ownerId, ...columnsOf(input), fetchedTo: null, createdAt: tx.now, updatedAt: tx.now, voidedAt: null });
    tx.insert(Strategy, strategy);
    await scheduleStrategy(tx, strategy);
    tx.audit({ resource: 'strategy', resourceId: id, after: audited(strategy) });
    return id;
  }

  replace(tx: Tx, id: string, version: number, input: ReplaceStrategy): Promise<void> {
    assertReadable(tx, input);
    return this.#change(tx, id, version, (strategy) => {
      strategy.mustBeInUse();
      const columns = columnsOf(input);
      // Another question has not been asked yet.
      return { ...columns, ...(columns.pubmedQuery !== strategy.pubmedQuery && { fetchedTo: null }) };
    });
  }

  /** Takes a strategy out of use; what it found stays. */
  void(tx: Tx, id: string, version: number): Promise<void> {
    return this.#change(tx, id, version, (strategy) => {
      strategy.mustBeInUse();
      return { voidedAt: tx.now, enabled: false };
    });
  }

  restore(tx: Tx, id: string, version: number): Promise<void> {
    return this.#change(tx, id, version, () => ({ voidedAt: null }));
  }

  async #change(tx: Tx, id: string, version: number, how: (strategy: Strategy) => Partial<Strategy>): Promise<void> {
    const before = await (await tx.reading(Strategy)).findOneBy({ id });
    if (!before || (tx.context.scope === 'own' && before.ownerId !== tx.userId)) throw notFound();
    if (before.version !== version) throw staleVersion(before.version);
    const changes = how(before);
    await tx.update(Strategy, before, changes);
    const after = Object.assign(new Strategy(), before, changes);
    await scheduleStrategy(tx, after);
    // Its triage is that of its owner and recipients.
    await markStrategy(tx, id);
    tx.audit({ resource: 'strategy', resourceId: id, before: audited(before), after: audited(after) });
  }
}

/** @throws Problem `unprocessable` that points at the characters of the query that cannot be read */
export function assertQuery(text: string): Query {
  const { query, error } = parse(text);
  if (query) return query;
  throw new Problem('unprocessable', null, {
    errors: [{ field: 'query', code: error.code, message: error.message }],
    extra: { at: error.at, length: error.length },
  });
}

function assertReadable(tx: Tx, input: ReplaceStrategy): void {
  assertQuery(input.query);
  assertSchedule(input.schedule, tx.now);
}

/** Only what PubMed is to be asked has times of its own; everything else is looked through as it comes in. */
const scheduleStrategy = (tx: Tx, strategy: Strategy): Promise<void> => schedule(tx, 'strategy', strategy.id, strategy.enabled && strategy.pubmedQuery ? strategy.schedule : null);

const columnsOf = (input: ReplaceStrategy) => ({
  name: input.name,
  query: input.query,
  pubmedQuery: input.pubmedQuery ?? null,
  topicId: input.topicId ?? null,
  productId: input.productId ?? null,
  therapeuticArea: input.therapeuticArea ?? null,
  schedule: input.schedule,
  recipients: [...new Set(input.recipients)],
  enabled: input.enabled,
});

const audited = ({ name, query, pubmedQuery, topicId, productId, therapeuticArea, schedule, recipients, enabled, ownerId, voidedAt }: Strategy) => ({
  ...{ name, query, pubmedQuery, topicId, productId, therapeuticArea, schedule, recipients, enabled, ownerId },
  voided: voidedAt !== null,
});
