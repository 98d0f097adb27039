import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { RankingView } from '../ranking/ranking.dto.js';
import { rankingOf } from '../ranking/standing.js';
import { preview } from './preview.js';
import { assertQuery, StrategiesService } from './strategies.service.js';
import { findStrategy, listStrategies } from './strategies.queries.js';
import { CreateStrategy, PreviewStrategy, PreviewView, ReplaceStrategy, StrategyPage, StrategyQuery, StrategyView } from './strategy.dto.js';

const PREVIEWED_DAYS = 90;

/** Saved searches: what is looked for, for whom, and when PubMed is asked. */
@ApiTags('strategies')
@Controller('strategies')
export class StrategiesController {
  constructor(private readonly strategies: StrategiesService) {}

  @Get()
  @Allow('strategies:read')
  @ApiOkResponse({ type: StrategyPage })
  list(@InTx() tx: Tx, @Query() query: StrategyQuery): Promise<Page<StrategyView>> {
    return listStrategies(tx, query);
  }

  /** What a query would have caught of what came in lately; nothing is kept. */
  @Post('previews')
  @HttpCode(200)
  @Allow('strategies:read')
  @ApiOkResponse({ type: PreviewView })
  preview(@InTx() tx: Tx, @Body() { query, days = PREVIEWED_DAYS }: PreviewStrategy): Promise<PreviewView> {
    return preview(tx, assertQuery(query), days);
  }

  @Get(':id')
  @Allow('strategies:read')
  @ApiOkResponse({ type: StrategyView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<StrategyView>> {
    return shown(await findStrategy(tx, id));
  }

  /** Whether what it finds is ranked by what was triaged. For its owner and its recipients. */
  @Get(':id/ranking')
  @Allow('strategies:read')
  @ApiOkResponse({ type: RankingView })
  async ranking(@InTx() tx: Tx, @PathId() id: string): Promise<RankingView> {
    return rankingOf(tx, await findStrategy(tx, id));
  }

  @Post()
  @Allow('strategies:write')
  @ApiCreatedResponse({ type: StrategyView })
  async create(@InTx() tx: Tx, @Body() input: CreateStrategy): Promise<Answer<StrategyView>> {
    const id = await this.strategies.create(tx, input);
    return created(`/api/v1/strategies/${id}`, await findStrategy(tx, id));
  }

  @Put(':id')
  @Allow('strategies:write')
  @ApiOkResponse({ type: StrategyView })
  async replace(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: ReplaceStrategy): Promise<Answer<StrategyView>> {
    await this.strategies.replace(tx, id, version, input);
    return shown(await findStrategy(tx, id));
  }

  @Delete(':id')
  @Allow('strategies:write')
  @ApiOkResponse({ type: StrategyView })
  async void(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<StrategyView>> {
    await this.strategies.void(tx, id, version);
    return shown(await findStrategy(tx, id));
  }

  @Put(':id/restoration')
  @Allow('strategies:write')
  @ApiOkResponse({ type: StrategyView })
  async restore(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<StrategyView>> {
    await this.strategies.restore(tx, id, version);
    return shown(await findStrategy(tx, id));
  }
}

const shown = (strategy: StrategyView): Answer<StrategyView> => versioned(strategy, strategy.version);
