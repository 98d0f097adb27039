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
  type Answer,
  type Batched,
  type Context,
  type Page,
  type Tx,
} from '@liaison/platform';
import { ChangeStakeholder, CreateStakeholder, StakeholderPage, StakeholderQuery, StakeholderView } from './stakeholder.dto.js';
import { batchedStakeholders, created, shown } from './stakeholders.batch.js';
import { listStakeholders, todayOf } from './stakeholders.queries.js';
import { StakeholdersService } from './stakeholders.service.js';

@ApiTags('stakeholders')
@Controller('stakeholders')
export class StakeholdersController {
  readonly #batched: Batched;

  constructor(
    private readonly stakeholders: StakeholdersService,
    private readonly keyedWork: KeyedWork,
  ) {
    this.#batched = batchedStakeholders(stakeholders);
  }

  @Get()
  @Allow('stakeholders:read')
  @ApiOkResponse({ type: StakeholderPage })
  list(@InTx() tx: Tx, @Query() query: StakeholderQuery): Promise<Page<StakeholderView>> {
    return listStakeholders(tx, query);
  }

  /** After a merge the old id answers with the survivor. */
  @Get(':id')
  @Allow('stakeholders:read')
  @ApiOkResponse({ type: StakeholderView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<StakeholderView>> {
    return shown(tx, await todayOf(tx, id));
  }

  @Post()
  @Allow('stakeholders:write')
  @ApiCreatedResponse({ type: StakeholderView })
  async create(@InTx() tx: Tx, @Body() input: CreateStakeholder): Promise<Answer<StakeholderView>> {
    return created(tx, await this.stakeholders.create(tx, input));
  }

  @Patch(':id')
  @Allow('stakeholders:write')
  @ApiOkResponse({ type: StakeholderView })
  async change(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: ChangeStakeholder): Promise<Answer<StakeholderView>> {
    const { person } = await this.stakeholders.change(tx, id, version, input);
    return shown(tx, person.id);
  }

  @Delete(':id')
  @Allow('stakeholders:write')
  @ApiOkResponse({ type: StakeholderView })
  async void(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<StakeholderView>> {
    const { person } = await this.stakeholders.void(tx, id, version);
    return shown(tx, person.id);
  }

  @Put(':id/restoration')
  @Allow('stakeholders:write')
  @ApiOkResponse({ type: StakeholderView })
  async restore(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<StakeholderView>> {
    const { person } = await this.stakeholders.restore(tx, id, version);
    return shown(tx, person.id);
  }

  /** What a device did while it was offline, in order, one answer per item. */
  @Post('batch')
  @HttpCode(200)
  @Allow('stakeholders:write', { streams: true, lane: 'reserved' })
  @ApiOkResponse({ type: BatchResult })
  batch(@RequestContext() context: Omit<Context, 'now'>, @Language() language: 'fr' | 'en', @Body() batch: Batch): Promise<BatchResult> {
    return runBatch(this.keyedWork, { context, language }, this.#batched, batch);
  }
}
