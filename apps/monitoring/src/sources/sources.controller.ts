import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, Language, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { CreateSource, ReplaceSource, SourcePage, SourceQuery, SourceView } from './source.dto.js';
import { findSource, listSources } from './sources.queries.js';
import { SourcesService } from './sources.service.js';

/** Places that are watched: registries, indexes of literature, feeds, pages. */
@ApiTags('sources')
@Controller('sources')
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  @Get()
  @Allow('sources:read')
  @ApiOkResponse({ type: SourcePage })
  list(@InTx() tx: Tx, @Language() language: 'fr' | 'en', @Query() query: SourceQuery): Promise<Page<SourceView>> {
    return listSources(tx, query, language);
  }

  @Get(':id')
  @Allow('sources:read')
  @ApiOkResponse({ type: SourceView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<SourceView>> {
    return shown(await findSource(tx, id));
  }

  @Post()
  @Allow('sources:manage')
  @ApiCreatedResponse({ type: SourceView })
  async create(@InTx() tx: Tx, @Body() input: CreateSource): Promise<Answer<SourceView>> {
    const id = await this.sources.create(tx, input);
    return created(`/api/v1/sources/${id}`, await findSource(tx, id));
  }

  @Put(':id')
  @Allow('sources:manage')
  @ApiOkResponse({ type: SourceView })
  async replace(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: ReplaceSource): Promise<Answer<SourceView>> {
    await this.sources.replace(tx, id, version, input);
    return shown(await findSource(tx, id));
  }

  @Delete(':id')
  @Allow('sources:manage')
  @ApiOkResponse({ type: SourceView })
  async void(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<SourceView>> {
    await this.sources.void(tx, id, version);
    return shown(await findSource(tx, id));
  }

  @Put(':id/restoration')
  @Allow('sources:manage')
  @ApiOkResponse({ type: SourceView })
  async restore(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<SourceView>> {
    await this.sources.restore(tx, id, version);
    return shown(await findSource(tx, id));
  }
}

const shown = (source: SourceView): Answer<SourceView> => versioned(source, source.version);
