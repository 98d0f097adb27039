import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { findTerritory, listTerritories } from './territories.queries.js';
import { TerritoriesService } from './territories.service.js';
import { ReplaceAssignments, ReplaceTerritory, TerritoryInput, TerritoryPage, TerritoryQuery, TerritoryView } from './territory.dto.js';

const shown = (territory: TerritoryView): Answer<TerritoryView> => versioned(territory, territory.version);

@ApiTags('territories')
@Controller('territories')
export class TerritoriesController {
  constructor(private readonly territories: TerritoriesService) {}

  @Get()
  @Allow('territories:read')
  @ApiOkResponse({ type: TerritoryPage })
  list(@InTx() tx: Tx, @Query() query: TerritoryQuery): Promise<Page<TerritoryView>> {
    return listTerritories(tx, query);
  }

  @Get(':id')
  @Allow('territories:read')
  @ApiOkResponse({ type: TerritoryView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<TerritoryView>> {
    return shown(await findTerritory(tx, id));
  }

  @Post()
  @Allow('territories:manage')
  @ApiCreatedResponse({ type: TerritoryView })
  async create(@InTx() tx: Tx, @Body() input: TerritoryInput): Promise<Answer<TerritoryView>> {
    const territory = await this.territories.create(tx, input);
    return created(`/api/v1/territories/${territory.id}`, territory);
  }

  @Put(':id')
  @Allow('territories:manage')
  @ApiOkResponse({ type: TerritoryView })
  async replace(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: ReplaceTerritory): Promise<Answer<TerritoryView>> {
    return shown(await this.territories.replace(tx, id, version, input));
  }

  /** Puts this list in the place of the old one. The ETag is the territory's. */
  @Put(':id/assignments')
  @Allow('territories:manage')
  @ApiOkResponse({ type: TerritoryView })
  async assign(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { assignments }: ReplaceAssignments): Promise<Answer<TerritoryView>> {
    return shown(await this.territories.assign(tx, id, version, assignments));
  }

  @Delete(':id')
  @Allow('territories:manage')
  @ApiOkResponse({ type: TerritoryView })
  async void(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<TerritoryView>> {
    return shown(await this.territories.void(tx, id, version));
  }

  @Put(':id/restoration')
  @Allow('territories:manage')
  @ApiOkResponse({ type: TerritoryView })
  async restore(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<TerritoryView>> {
    return shown(await this.territories.restore(tx, id, version));
  }
}
