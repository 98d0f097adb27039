import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, InTx, Keyset, notFound, PathId, type Page, type Tx } from '@liaison/platform';
import { JobPage, JobQuery, JobView } from './job.dto.js';
import type { Job } from './job.entity.js';

type Row = Pick<Job, 'id' | 'kind' | 'status' | 'done' | 'refused' | 'total'> & { sort_key: string; owner_id: string; changed_at: Date };

const inScope = (tx: Tx): string => (tx.context.scope === 'all' ? 'true' : 'j.owner_id = app_user()');

/** The progress of long work, whichever service does it. The service that does it is asked to cancel it. */
@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  /** What has changed last comes first. */
  @Get()
  @Allow('jobs:read')
  @ApiOkResponse({ type: JobPage })
  async list(@InTx() tx: Tx, @Query() query: JobQuery): Promise<Page<JobView>> {
    const keyset = new Keyset(query, 'recent', { recent: { column: 'j.changed_at', type: 'timestamptz', descending: true } }, 'j');
    const values: unknown[] = [query.status ?? null, query.kind ?? null];
    const rows = await tx.query<Row>(
      `SELECT j.*, ${keyset.key} FROM jobs j
        WHERE ${inScope(tx)} AND ($1::text[] IS NULL OR j.status = ANY($1)) AND ($2::text IS NULL OR j.kind = $2)
          AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    return keyset.page(rows, present);
  }

  @Get(':id')
  @Allow('jobs:read')
  @ApiOkResponse({ type: JobView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<JobView> {
    const [row] = await tx.query<Row>(`SELECT j.* FROM jobs j WHERE j.id = $1 AND ${inScope(tx)}`, [id]);
    return row ? present(row) : Promise.reject(notFound());
  }
}

const present = ({ owner_id: ownerId, changed_at: changedAt, ...row }: Row): JobView => ({
  id: row.id,
  kind: row.kind,
  ownerId,
  status: row.status,
  done: row.done,
  refused: row.refused,
  total: row.total,
  changedAt: changedAt.toISOString(),
});
