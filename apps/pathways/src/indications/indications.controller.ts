import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { CreateIndication, IndicationPage, IndicationQuery, IndicationView, ReplaceIndication } from './indication.dto.js';
import type { Indication } from './indication.entity.js';
import { listIndications } from './indications.queries.js';
import { IndicationsService } from './indications.service.js';
import { presentIndication } from './present.js';

const shown = (tx: Tx, indication: Indication): Answer<IndicationView> =>
  versioned(presentIndication(indication, tx.now), indication.version);

@ApiTags('indications')
@Controller('indications')
export class IndicationsController {
  constructor(private readonly indications: IndicationsService) {}

  @Post()
  @Allow('products:write')
  @ApiCreatedResponse({ type: IndicationView })
  async create(@InTx() tx: Tx, @Body() input: CreateIndication): Promise<Answer<IndicationView>> {
    const indication = await this.indications.create(tx, input);
    return created(`/api/v1/indications/${indication.id}`, presentIndication(indication, tx.now));
  }

  @Get()
  @Allow('products:read')
  @ApiOkResponse({ type: IndicationPage })
  list(@InTx() tx: Tx, @Query() query: IndicationQuery): Promise<Page<IndicationView>> {
    return listIndications(tx, query);
  }

  @Get(':id')
  @Allow('products:read')
  @ApiOkResponse({ type: IndicationView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<IndicationView>> {
    return shown(tx, await this.indications.get(tx, id));
  }

  @Put(':id')
  @Allow('products:write')
  @ApiOkResponse({ type: IndicationView })
  async replace(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: ReplaceIndication): Promise<Answer<IndicationView>> {
    return shown(tx, await this.indications.replace(tx, id, version, input));
  }

  @Delete(':id')
  @Allow('products:write')
  @ApiOkResponse({ type: IndicationView })
  async void(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<IndicationView>> {
    return shown(tx, await this.indications.void(tx, id, version));
  }

  @Put(':id/restoration')
  @Allow('products:write')
  @ApiOkResponse({ type: IndicationView })
  async restore(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<IndicationView>> {
    return shown(tx, await this.indications.restore(tx, id, version));
  }
}
