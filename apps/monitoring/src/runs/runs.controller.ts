import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, PageQuery, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import type { Run } from './run.entity.js';
import { RunPage, RunQuery, RunRefusalPage, RunView, StartRun, type RunRefusalView } from './run.dto.js';
import { findRun, listRefusals, listRuns, presentRun } from './runs.queries.js';
import { RunsService } from './runs.service.js';

/** Every look at a source: what was asked, when, and what came of it. */
@ApiTags('runs')
@Controller('runs')
export class RunsController {
  constructor(private readonly runs: RunsService) {}

  @Get()
  @Allow('runs:read')
  @ApiOkResponse({ type: RunPage })
  list(@InTx() tx: Tx, @Query() query: RunQuery): Promise<Page<RunView>> {
    return listRuns(tx, query);
  }

  @Get(':id')
  @Allow('runs:read')
  @ApiOkResponse({ type: RunView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<RunView>> {
    return shown(await findRun(tx, id));
  }

  /** Looks now, outside the schedule. */
  @Post()
  @Allow('runs:start')
  @ApiCreatedResponse({ type: RunView })
  async start(@InTx() tx: Tx, @Body() input: StartRun): Promise<Answer<RunView>> {
    const run = await this.runs.start(tx, input);
    return created(`/api/v1/runs/${run.id}`, presentRun(run));
  }

  /** Stops it. What it has found stays. */
  @Put(':id/cancellation')
  @Allow('runs:start')
  @ApiOkResponse({ type: RunView })
  async cancel(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<RunView>> {
    return shown(await this.runs.cancel(tx, id, version));
  }

  /** The records that could not be taken, and why. */
  @Get(':id/refusals')
  @Allow('runs:read')
  @ApiOkResponse({ type: RunRefusalPage })
  async refusals(@InTx() tx: Tx, @PathId() id: string, @Query() query: PageQuery): Promise<Page<RunRefusalView>> {
    await findRun(tx, id);
    return listRefusals(tx, id, query);
  }
}

const shown = (run: Run): Answer<RunView> => versioned(presentRun(run), run.version);
