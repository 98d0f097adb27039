import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Batch, BatchResult, IfMatch, InTx, KeyedWork, Language, PathId, RequestContext, runBatch, type Answer, type Context, type Page, type Tx } from '@liaison/platform';
import { SignalPage, SignalQuery, SignalView, TriageSignal } from './signal.dto.js';
import { batchedSignals, shown } from './signals.batch.js';
import { listSignals } from './signals.queries.js';
import { SignalsService } from './signals.service.js';

/** What was found worth a look, why, and what was made of it. */
@ApiTags('signals')
@Controller('signals')
export class SignalsController {
  constructor(
    private readonly signals: SignalsService,
    private readonly keyedWork: KeyedWork,
  ) {}

  @Get()
  @Allow('signals:read')
  @ApiOkResponse({ type: SignalPage })
  list(@InTx() tx: Tx, @Query() query: SignalQuery): Promise<Page<SignalView>> {
    return listSignals(tx, query);
  }

  @Get(':id')
  @Allow('signals:read')
  @ApiOkResponse({ type: SignalView })
  get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<SignalView>> {
    return shown(tx, id);
  }

  @Put(':id/triage')
  @Allow('signals:triage')
  @ApiOkResponse({ type: SignalView })
  async triage(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: TriageSignal): Promise<Answer<SignalView>> {
    await this.signals.triage(tx, id, version, input);
    return shown(tx, id);
  }

  /** Takes a decision back. */
  @Delete(':id/triage')
  @Allow('signals:triage')
  @ApiOkResponse({ type: SignalView })
  async undo(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<SignalView>> {
    await this.signals.undo(tx, id, version);
    return shown(tx, id);
  }

  /** What a device decided while it was offline, in order, one answer per item. */
  @Post('batch')
  @HttpCode(200)
  @Allow('signals:triage', { streams: true, lane: 'reserved' })
  @ApiOkResponse({ type: BatchResult })
  batch(@RequestContext() context: Omit<Context, 'now'>, @Language() language: 'fr' | 'en', @Body() batch: Batch): Promise<BatchResult> {
    return runBatch(this.keyedWork, { context, language }, batchedSignals(this.signals), batch);
  }
}
