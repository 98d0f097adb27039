import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Batch,
  BatchResult,
  created,
  IfMatch,
  InTx,
  KeyedWork,
  Language,
  notFound,
  PathId,
  RequestContext,
  runBatch,
  validate,
  versioned,
  type Answer,
  type BatchItem,
  type Context,
  type Page,
  type Tx,
} from '@liaison/platform';
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
import { InteractionsService, type Shown } from './interactions.service.js';

const shown = ({ view, subjectIds }: Shown): Answer<InteractionView> => versioned(view, view.version, subjectIds);
const logged = ({ view, subjectIds }: Shown): Answer<InteractionView> =>
  created(`/api/v1/interactions/${view.id}`, view, view.version, subjectIds);

@ApiTags('interactions')
@Controller('interactions')
export class InteractionsController {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly keyedWork: KeyedWork,
  ) {}

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
    return shown(await this.#complete(tx, id, version, input));
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
  @Allow('interactions:write', { streams: true })
  @ApiOkResponse({ type: BatchResult })
  batch(@RequestContext() context: Omit<Context, 'now'>, @Language() language: 'fr' | 'en', @Body() batch: Batch): Promise<BatchResult> {
    return runBatch(this.keyedWork, context, 'interactions', language, batch, (tx, item) => this.#dispatch(tx, item));
  }

  async #dispatch(tx: Tx, item: BatchItem): Promise<Answer<InteractionView>> {
    const body = item.body ?? {};
    const version = item.ifMatch ?? 0;
    switch (`${item.method} ${item.part ?? ''}`.trim()) {
      case 'POST':
        return logged(await this.interactions.log(tx, validate(LogInteraction, { ...body, id: item.id })));
      case 'PATCH':
        return shown(await this.interactions.edit(tx, item.id, version, validate(EditInteraction, body)));
      case 'DELETE':
        return shown(await this.interactions.void(tx, item.id, version));
      case 'PUT completion':
        return shown(await this.#complete(tx, item.id, version, validate(CompleteInteraction, body)));
      case 'PUT cancellation':
        return shown(await this.interactions.cancel(tx, item.id, version, validate(EndInteraction, body).reason));
      case 'PUT no-show':
        return shown(await this.interactions.markNoShow(tx, item.id, version, validate(EndInteraction, body).reason));
      case 'PUT restoration':
        return shown(await this.interactions.restore(tx, item.id, version));
      default:
        throw notFound();
    }
  }

  #complete(tx: Tx, id: string, version: number, input: CompleteInteraction): Promise<Shown> {
    return this.interactions.complete(tx, id, version, input.startedAt ? new Date(input.startedAt) : undefined, input.durationMinutes);
  }
}
