import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, notFound, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { OrganizationInput, OrganizationPage, OrganizationQuery, OrganizationView } from './organization.dto.js';
import { listOrganizations, viewOrganization } from './organizations.queries.js';
import { OrganizationsService } from './organizations.service.js';

@ApiTags('organizations')
@Controller('organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Get()
  @Allow('organizations:read')
  @ApiOkResponse({ type: OrganizationPage })
  list(@InTx() tx: Tx, @Query() query: OrganizationQuery): Promise<Page<OrganizationView>> {
    return listOrganizations(tx, query);
  }

  @Get(':id')
  @Allow('organizations:read')
  @ApiOkResponse({ type: OrganizationView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<OrganizationView>> {
    const view = await viewOrganization(tx, id);
    if (!view) throw notFound();
    return shown(view);
  }

  @Post()
  @Allow('organizations:write')
  @ApiCreatedResponse({ type: OrganizationView })
  async create(@InTx() tx: Tx, @Body() input: OrganizationInput): Promise<Answer<OrganizationView>> {
    const view = await this.organizations.create(tx, input);
    return created(`/api/v1/organizations/${view.id}`, view);
  }

  @Put(':id')
  @Allow('organizations:write')
  @ApiOkResponse({ type: OrganizationView })
  async replace(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: OrganizationInput): Promise<Answer<OrganizationView>> {
    return shown(await this.organizations.replace(tx, id, version, input));
  }

  @Delete(':id')
  @Allow('organizations:write')
  @ApiOkResponse({ type: OrganizationView })
  async void(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<OrganizationView>> {
    return shown(await this.organizations.void(tx, id, version));
  }

  @Put(':id/restoration')
  @Allow('organizations:write')
  @ApiOkResponse({ type: OrganizationView })
  async restore(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<OrganizationView>> {
    return shown(await this.organizations.restore(tx, id, version));
  }
}

const shown = (view: OrganizationView): Answer<OrganizationView> => versioned(view, view.version);
