import { Body, Controller, Delete, Get, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, notFound, PathId, Problem, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { ChangeStakeholder, CreateStakeholder, StakeholderPage, StakeholderQuery, StakeholderView } from './stakeholder.dto.js';
import { listStakeholders, todayOf, viewStakeholder } from './stakeholders.queries.js';
import { StakeholdersService } from './stakeholders.service.js';

@ApiTags('stakeholders')
@Controller('stakeholders')
export class StakeholdersController {
  constructor(private readonly stakeholders: StakeholdersService) {}

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
    const { person } = await this.stakeholders.create(tx, input);
    const { body, headers } = await shown(tx, person.id);
    return created(`/api/v1/stakeholders/${person.id}`, body, Number(headers.etag!.slice(1, -1)), [person.id]);
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
}

async function shown(tx: Tx, id: string): Promise<Answer<StakeholderView>> {
  const view = await viewStakeholder(tx, id);
  if (!view) throw notFound();
  if (!view.familyName && !view.givenName)
    throw new Problem('gone', { fr: 'Les données de cette personne ont été effacées.', en: 'The data of this person have been erased.' });
  return versioned(view, view.version, [id]);
}
