import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Batch,
  BatchResult,
  IfMatch,
  InTx,
  KeyedWork,
  Keyset,
  Language,
  PathId,
  RequestContext,
  runBatch,
  type Answer,
  type Context,
  type Page,
  type Tx,
} from '@liaison/platform';
import { inScope } from '../interactions/scope.js';
import { CommitmentPage, CommitmentQuery, CommitmentView } from './commitment.dto.js';
import { batchedCommitments } from './commitments.batch.js';
import { change, find, FROM, present, SELECT, shown, STATES, type Row } from './follow-up.js';

/** What was promised, across meetings. A commitment is made in an interaction; here it is kept track of. */
@ApiTags('commitments')
@Controller('commitments')
export class CommitmentsController {
  constructor(private readonly keyedWork: KeyedWork) {}

  /** Those due first come first; those without a date come last. */
  @Get()
  @Allow('commitments:read')
  @ApiOkResponse({ type: CommitmentPage })
  async list(@InTx() tx: Tx, @Query() query: CommitmentQuery): Promise<Page<CommitmentView>> {
    const keyset = new Keyset(query, 'due', { due: { column: `coalesce(c.due_on, 'infinity'::date)`, type: 'date' } }, 'c');
    const values: unknown[] = [query.authorId ?? null, query.stakeholderId ?? null];
    const rows = await tx.query<Row>(
      `${SELECT}, ${keyset.key} ${FROM}
        WHERE ${inScope(tx, 'i')} AND i.voided_at IS NULL AND ($1::uuid IS NULL OR c.author_id = $1)
          AND ($2::uuid IS NULL OR $2 IN (a.stakeholder_id, s.survivor_id)) AND ${query.state ? STATES[query.state] : 'true'}
          AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    return keyset.page(rows, present);
  }

  @Get(':id')
  @Allow('commitments:read')
  @ApiOkResponse({ type: CommitmentView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<CommitmentView>> {
    return shown(await find(tx, id));
  }

  @Put(':id/fulfilment')
  @Allow('commitments:write')
  @ApiOkResponse({ type: CommitmentView })
  fulfil(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<CommitmentView>> {
    return change(tx, id, version, tx.now);
  }

  @Delete(':id/fulfilment')
  @Allow('commitments:write')
  @ApiOkResponse({ type: CommitmentView })
  reopen(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<CommitmentView>> {
    return change(tx, id, version, null);
  }

  /** What a device did while it was offline, in order, one answer per item. */
  @Post('batch')
  @HttpCode(200)
  @Allow('commitments:write', { streams: true, lane: 'reserved' })
  @ApiOkResponse({ type: BatchResult })
  batch(@RequestContext() context: Omit<Context, 'now'>, @Language() language: 'fr' | 'en', @Body() batch: Batch): Promise<BatchResult> {
    return runBatch(this.keyedWork, { context, language }, batchedCommitments, batch);
  }
}
