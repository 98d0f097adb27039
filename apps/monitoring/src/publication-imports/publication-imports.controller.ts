import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Content, created, IfMatch, InTx, PathId, RequestContext, TakesContent, UnitOfWork, versioned } from '@liaison/platform';
import type { Answer, ContentBody, Context, Page, Tx } from '@liaison/platform';
import { CreatePublicationImport, PublicationImportPage, PublicationImportQuery, PublicationImportView } from './publication-import.dto.js';
import { findImport, listImports, presentImport } from './publication-imports.queries.js';
import { PublicationImportsService } from './publication-imports.service.js';

/** Files of publications that people give: PubMed XML, nbib, RIS, BibTeX, CSV, EndNote, Web of Science. */
@ApiTags('publication-imports')
@Controller('publication-imports')
export class PublicationImportsController {
  constructor(
    private readonly imports: PublicationImportsService,
    private readonly work: UnitOfWork,
  ) {}

  @Get()
  @Allow('publications:read')
  @ApiOkResponse({ type: PublicationImportPage })
  list(@InTx() tx: Tx, @Query() query: PublicationImportQuery): Promise<Page<PublicationImportView>> {
    return listImports(tx, query);
  }

  @Get(':id')
  @Allow('publications:read')
  @ApiOkResponse({ type: PublicationImportView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<PublicationImportView>> {
    return shown(await presentImport(tx, await findImport(tx, id)));
  }

  @Post()
  @Allow('publications:import')
  @ApiCreatedResponse({ type: PublicationImportView })
  async create(@InTx() tx: Tx, @Body() input: CreatePublicationImport): Promise<Answer<PublicationImportView>> {
    const made = await this.imports.create(tx, input);
    return created(`/api/v1/publication-imports/${made.id}`, await presentImport(tx, made));
  }

  /**
   * The file, whatever its format, which is seen in it, packed by gzip or not; at most 100 MB. It is read when it
   * has arrived; the very same file is not read twice.
   */
  @Put(':id/content')
  @Allow('publications:import', { streams: true })
  @TakesContent('application/octet-stream', 'text/plain', 'text/csv', 'text/xml', 'application/xml', 'application/gzip', 'application/x-gzip', 'application/nbib', 'application/x-research-info-systems', 'application/x-bibtex')
  @ApiOkResponse({ type: PublicationImportView })
  async receive(
    @RequestContext() context: Omit<Context, 'now'>,
    @PathId() id: string,
    @IfMatch() version: number,
    @Content() content: ContentBody,
  ): Promise<Answer<PublicationImportView>> {
    const received = await this.imports.receive(context, id, version, content);
    return shown(await this.work.run(context, (tx) => presentImport(tx, received), 'read'));
  }
}

const shown = (view: PublicationImportView): Answer<PublicationImportView> => versioned(view, view.version);
