import { Injectable } from '@nestjs/common';
import { newId } from '@liaison/contracts';
import { notFound, Problem, refused, staleVersion, type Tx } from '@liaison/platform';
import { forgetFileOf } from '../publication-imports/file-content.js';
import { Source } from '../sources/source.entity.js';
import { Strategy } from '../strategies/strategy.entity.js';
import { blankRun } from './due.js';
import type { StartRun } from './run.dto.js';
import { Run } from './run.entity.js';
import { findRun } from './runs.queries.js';

/** The domain's verbs for runs. */
@Injectable()
export class RunsService {
  async start(tx: Tx, input: StartRun): Promise<Run> {
    if (!input.sourceId === !input.strategyId)
      throw refused('sourceId', 'one-of-two', { fr: 'Une source ou une stratégie est attendue, pas les deux.', en: 'A source or a strategy is expected, not both.' });
    const run: Run = { ...blankRun(tx), id: input.id ?? newId(), requestedBy: tx.userId, ...(input.sourceId ? await ofSource(tx, input.sourceId) : await ofStrategy(tx, input.strategyId!)) };
    tx.insert(Run, run);
    tx.audit({ resource: 'run', resourceId: run.id, after: { sourceId: run.sourceId, strategyId: run.strategyId } });
    return run;
  }

  async cancel(tx: Tx, id: string, version: number): Promise<Run> {
    const run = await findRun(tx, id);
    if (tx.context.scope === 'own' && run.requestedBy !== tx.userId) throw notFound();
    if (run.version !== version) throw staleVersion(run.version);
    if (run.status !== 'waiting' && run.status !== 'running') throw new Problem('conflict', { fr: 'Cette recherche est déjà terminée.', en: 'This run has already ended.' });
    await tx.update(Run, run, { status: 'cancelled', endedAt: tx.now });
    await forgetFileOf(tx, id);
    tx.audit({ resource: 'run', resourceId: id, before: { status: run.status }, after: { status: 'cancelled' } });
    return findRun(tx, id);
  }
}

async function ofSource(tx: Tx, sourceId: string): Promise<Partial<Run>> {
  const source = await (await tx.reading(Source)).findOneBy({ id: sourceId });
  if (!source || tx.context.scope === 'own') throw tx.context.scope === 'own' ? new Problem('forbidden') : unknown('sourceId', 'Cette source n’existe pas.', 'There is no such source.');
  source.mustBeInUse();
  if (!source.enabled) throw refused('sourceId', 'disabled', { fr: 'Cette source est désactivée.', en: 'This source is disabled.' });
  return { kind: 'source', sourceId };
}

async function ofStrategy(tx: Tx, strategyId: string): Promise<Partial<Run>> {
  const strategy = await (await tx.reading(Strategy)).findOneBy({ id: strategyId });
  if (!strategy || (tx.context.scope === 'own' && strategy.ownerId !== tx.userId)) throw unknown('strategyId', 'Cette stratégie n’existe pas.', 'There is no such strategy.');
  strategy.mustBeInUse();
  if (!strategy.pubmedQuery) throw refused('strategyId', 'no-query', { fr: 'Cette stratégie n’a pas de requête PubMed.', en: 'This strategy has no query for PubMed.' });
  return { kind: 'strategy', strategyId, query: strategy.pubmedQuery };
}

const unknown = (field: string, fr: string, en: string): Problem => refused(field, 'unknown', { fr, en });
