import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Batch,
  BatchResult,
  IfMatch,
  InTx,
  KeyedWork,
  Language,
  PathId,
  RequestContext,
  runBatch,
  versioned,
  type Answer,
  type Batched,
  type Context,
  type Page,
  type Tx,
} from '@liaison/platform';
import { batchedInteractions, logged, shown } from './interactions.batch.js';
import { listInteractions } from './interactions.queries.js';
import {
  CompleteInteraction,
  EditInteraction,
  EndInteraction,
  InteractionPage,
  InteractionQuery,
  InteractionView,
  LogInteraction,
} from './interaction.dto.js';
import { InteractionsService } from './interactions.service.js';

@ApiTags('interactions')
@Controller('interactions')
export class InteractionsController {
  readonly #batched: Batched;

  constructor(
    private readonly interactions: InteractionsService,
    private readonly keyedWork: KeyedWork,
  ) {
    this.#batched = batchedInteractions(interactions);
  }

  @Post()
  @Allow('interactions:write', { lane: 'reserved' })
  @ApiCreatedResponse({ type: InteractionView })
  async log(@InTx() tx: Tx, @Body() input: LogInteraction): Promise<Answer<InteractionView>> {
    return logged(await this.interactions.log(tx, input));
  }

  @Get()
  @Allow('interactions:read')
  @ApiOkResponse({ type: InteractionPage })
  list(@InTx() tx: Tx, @Query() query: InteractionQuery): Promise<Page<InteractionView>> {
    return listInteractions(tx, query);
  }

  @Get(':id')
  @Allow('interactions:read')
  @ApiOkResponse({ type: InteractionView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<InteractionView>> {
    const { view } = await this.interactions.get(tx, id);
    return versioned(view, view.version);
  }

  @Patch(':id')
  @Allow('interactions:write')
  @ApiOkResponse({ type: InteractionView })
  async edit(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: EditInteraction): Promise<Answer<InteractionView>> {
    return shown(await this.interactions.edit(tx, id, version, input));
  }

  @Put(':id/completion')
  @Allow('interactions:write')
  @ApiOkResponse({ type: InteractionView })
  async complete(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: CompleteInteraction): Promise<Answer<InteractionView>> {
    return shown(await this.interactions.complete(tx, id, version, input));
  }

  @Put(':id/cancellation')
  @Allow('interactions:write')
  @ApiOkResponse({ type: InteractionView })
  async cancel(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { reason }: EndInteraction): Promise<Answer<InteractionView>> {
    return shown(await this.interactions.cancel(tx, id, version, reason));
  }

  @Put(':id/no-show')
  @Allow('interactions:write')
  @ApiOkResponse({ type: InteractionView })
  async noShow(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { reason }: EndInteraction): Promise<Answer<InteractionView>> {
    return shown(await this.interactions.markNoShow(tx, id, version, reason));
  }

  @Delete(':id')
  @Allow('interactions:write')
  @ApiOkResponse({ type: InteractionView })
  async void(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<InteractionView>> {
    return shown(await this.interactions.void(tx, id, version));
  }

  @Put(':id/restoration')
  @Allow('interactions:write')
  @ApiOkResponse({ type: InteractionView })
  async restore(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<InteractionView>> {
    return shown(await this.interactions.restore(tx, id, version));
  }

  /** What a device did while it was offline, in order, one answer per item. */
  @Post('batch')
  @HttpCode(200)
  @Allow('interactions:write', { streams: true, lane: 'reserved' })
  @ApiOkResponse({ type: BatchResult })
  batch(@RequestContext() context: Omit<Context, 'now'>, @Language() language: 'fr' | 'en', @Body() batch: Batch): Promise<BatchResult> {
    return runBatch(this.keyedWork, { context, language }, this.#batched, batch);
  }
}
