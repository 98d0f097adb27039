import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Any } from 'typeorm';
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
  type Batched,
  type Context,
  type Page,
  type Tx,
} from '@liaison/platform';
import {
  AdvanceAdverseEvent,
  AdverseEventPage,
  AdverseEventQuery,
  AdverseEventView,
  CompleteAdverseEvent,
  ReportAdverseEvent,
} from './adverse-event.dto.js';
import { AdverseEvent } from './adverse-event.entity.js';
import { batchedAdverseEvents, reported, shown } from './adverse-events.batch.js';
import { AdverseEventsService } from './adverse-events.service.js';
import { presentAdverseEvent } from './report.js';

@ApiTags('adverse-events')
@Controller('adverse-events')
export class AdverseEventsController {
  readonly #batched: Batched;

  constructor(
    private readonly adverseEvents: AdverseEventsService,
    private readonly keyedWork: KeyedWork,
  ) {
    this.#batched = batchedAdverseEvents(adverseEvents);
  }

  @Post()
  @Allow('adverse-events:report', { lane: 'reserved' })
  @ApiCreatedResponse({ type: AdverseEventView })
  report(@InTx() tx: Tx, @Body() input: ReportAdverseEvent): Answer<AdverseEventView> {
    return reported(this.adverseEvents.report(tx, input));
  }

  /** The next deadline first. */
  @Get()
  @Allow('adverse-events:read')
  @ApiOkResponse({ type: AdverseEventPage })
  async list(@InTx() tx: Tx, @Query() query: AdverseEventQuery): Promise<Page<AdverseEventView>> {
    const keyset = new Keyset(query, 'due', { due: { column: 'e.internal_due_at', type: 'timestamptz' } }, 'e');
    const values: unknown[] = [query.status ?? null, query.overdue ?? null];
    const rows = await tx.query<{ id: string; sort_key: string }>(
      `SELECT e.id, ${keyset.key} FROM adverse_events e
        WHERE ${{ all: 'true', territory: 'e.reporter_id = app_user()', own: 'e.reporter_id = app_user()', none: 'false' }[tx.context.scope]}
          AND ($1::text[] IS NULL OR e.status = ANY($1))
          AND ($2::boolean IS NULL OR $2 = (e.internal_due_at < coalesce(e.forwarded_at, app_now())))
          AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    const events = await (await tx.reading(AdverseEvent)).findBy({ id: Any(rows.map((row) => row.id)) });
    tx.accessed('adverse-event', tx.userId, [...new Set(events.flatMap((event) => event.stakeholderId ?? []))]);
    return keyset.page(rows, (row) => presentAdverseEvent(events.find((event) => event.id === row.id)!));
  }

  @Get(':id')
  @Allow('adverse-events:read')
  @ApiOkResponse({ type: AdverseEventView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<AdverseEventView>> {
    return shown(await this.adverseEvents.get(tx, id));
  }

  @Patch(':id')
  @Allow('adverse-events:complete')
  @ApiOkResponse({ type: AdverseEventView })
  async complete(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() learned: CompleteAdverseEvent): Promise<Answer<AdverseEventView>> {
    return shown(await this.adverseEvents.complete(tx, id, version, learned));
  }

  @Put(':id/forwarding')
  @Allow('adverse-events:follow')
  @ApiOkResponse({ type: AdverseEventView })
  async forward(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { caseNumber }: AdvanceAdverseEvent): Promise<Answer<AdverseEventView>> {
    return shown(await this.adverseEvents.advance(tx, id, version, 'forwarded', caseNumber));
  }

  @Put(':id/acknowledgement')
  @Allow('adverse-events:follow')
  @ApiOkResponse({ type: AdverseEventView })
  async acknowledge(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { caseNumber }: AdvanceAdverseEvent): Promise<Answer<AdverseEventView>> {
    return shown(await this.adverseEvents.advance(tx, id, version, 'acknowledged', caseNumber));
  }

  @Put(':id/closure')
  @Allow('adverse-events:follow')
  @ApiOkResponse({ type: AdverseEventView })
  async close(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { caseNumber }: AdvanceAdverseEvent): Promise<Answer<AdverseEventView>> {
    return shown(await this.adverseEvents.advance(tx, id, version, 'closed', caseNumber));
  }

  /** What a device did while it was offline, in order, one answer per item. */
  @Post('batch')
  @HttpCode(200)
  @Allow('adverse-events:report', { streams: true, lane: 'reserved' })
  @ApiOkResponse({ type: BatchResult })
  batch(@RequestContext() context: Omit<Context, 'now'>, @Language() language: 'fr' | 'en', @Body() batch: Batch): Promise<BatchResult> {
    return runBatch(this.keyedWork, { context, language }, this.#batched, batch);
  }
}
