import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Any, In } from 'typeorm';
import { Allow, InTx, Keyset, notFound, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { TrialPage, TrialQuery, TrialView } from './trial.dto.js';
import { Trial, TrialChange } from './trial.entity.js';

const CHANGES_SHOWN = 200;

/** Clinical trials that came in, and what has changed of them. */
@ApiTags('trials')
@Controller('trials')
export class TrialsController {
  @Get()
  @Allow('trials:read')
  @ApiOkResponse({ type: TrialPage })
  async list(@InTx() tx: Tx, @Query() query: TrialQuery): Promise<Page<TrialView>> {
    const keyset = new Keyset(query, 'recent', { recent: { column: 't.updated_at', type: 'timestamptz', descending: true } }, 't');
    const values: unknown[] = [query.nctId ?? null, query.inQuebec ?? null, query.ids ?? null];
    const rows = await tx.query<{ id: string; sort_key: string }>(
      `SELECT t.id, ${keyset.key} FROM trials t
        WHERE ${tx.context.scope === 'none' ? 'false' : 'true'} AND ($1::text IS NULL OR t.nct_id = $1) AND ($2::boolean IS NULL OR (t.quebec_sites > 0) = $2)
          AND ($3::uuid[] IS NULL OR t.id = ANY($3))
          AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    const found = new Map((await (await tx.reading(Trial)).findBy({ id: In(rows.map(({ id }) => id)) })).map((one) => [one.id, one]));
    const changes = await changesOf(tx, [...found.keys()]);
    return keyset.page(rows, ({ id }) => present(found.get(id)!, changes));
  }

  @Get(':id')
  @Allow('trials:read')
  @ApiOkResponse({ type: TrialView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<TrialView>> {
    const trial = tx.context.scope === 'none' ? null : await (await tx.reading(Trial)).findOneBy({ id });
    if (!trial) throw notFound();
    return versioned(present(trial, await changesOf(tx, [id])), trial.version);
  }
}

const changesOf = async (tx: Tx, ids: string[]): Promise<TrialChange[]> =>
  (await tx.reading(TrialChange)).find({ where: { trialId: Any(ids) }, order: { id: 'DESC' }, take: ids.length * CHANGES_SHOWN });

const present = (trial: Trial, changes: readonly TrialChange[]): TrialView => ({
  id: trial.id,
  version: trial.version,
  nctId: trial.nctId,
  title: trial.title,
  status: trial.status,
  updatedOn: trial.updatedOn,
  hasResults: trial.hasResults,
  quebecSites: trial.quebecSites,
  record: trial.record as unknown as Record<string, unknown>,
  changes: changes
    .filter(({ trialId }) => trialId === trial.id)
    .slice(0, CHANGES_SHOWN)
    .map(({ kind, before, after, at }) => ({ kind, before, after, at: at.toISOString() })),
  createdAt: trial.createdAt.toISOString(),
  updatedAt: trial.updatedAt.toISOString(),
});
