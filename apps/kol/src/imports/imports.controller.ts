import { Readable } from 'node:stream';
import { Body, Controller, Get, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, Content, created, IfMatch, InTx, Language, PathId, RequestContext, TakesContent, UnitOfWork, versioned } from '@liaison/platform';
import type { Answer, ContentBody, Context, Page, Tx } from '@liaison/platform';
import { errorsCsv, errorsFileName } from './errors-csv.js';
import { CreateImport, ImportPage, ImportQuery, ImportRowPage, ImportView, ImportRowQuery, type ImportRowView } from './import.dto.js';
import type { Import } from './import.entity.js';
import { findImport, listImports, listRows, presentImport } from './imports.queries.js';
import { ImportsService } from './imports.service.js';

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly work: UnitOfWork,
  ) {}

  @Get()
  @Allow('imports:read')
  @ApiOkResponse({ type: ImportPage })
  list(@InTx() tx: Tx, @Query() query: ImportQuery): Promise<Page<ImportView>> {
    return listImports(tx, query);
  }

  @Get(':id')
  @Allow('imports:read')
  @ApiOkResponse({ type: ImportView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<ImportView>> {
    return shown(await findImport(tx, id));
  }

  @Post()
  @Allow('imports:run')
  @ApiCreatedResponse({ type: ImportView })
  async create(@InTx() tx: Tx, @Body() input: CreateImport): Promise<Answer<ImportView>> {
    const made = await this.imports.create(tx, input);
    return created(`/api/v1/imports/${made.id}`, presentImport(made), 1, [made.id]);
  }

  /**
   * The file: a resource, a Bundle, a list of resources, or one resource a line (NDJSON); at most
   * 100 MB, and 5 MB a resource. The import starts when the file has arrived.
   */
  @Put(':id/content')
  @Allow('imports:run', { streams: true })
  @TakesContent('application/fhir+json', 'application/json', 'application/fhir+ndjson', 'application/x-ndjson', 'application/ndjson')
  @ApiOkResponse({ type: ImportView })
  async receive(
    @RequestContext() context: Omit<Context, 'now'>,
    @PathId() id: string,
    @IfMatch() version: number,
    @Content() content: ContentBody,
  ): Promise<Answer<ImportView>> {
    return shown(await this.imports.receive(context, id, version, content));
  }

  @Get(':id/rows')
  @Allow('imports:read')
  @ApiOkResponse({ type: ImportRowPage })
  async rows(@InTx() tx: Tx, @PathId() id: string, @Query() query: ImportRowQuery): Promise<Page<ImportRowView>> {
    await findImport(tx, id);
    return listRows(tx, id, query);
  }

  /** The refused rows, in the language of the caller. */
  @Get(':id/errors')
  @Allow('imports:read', { streams: true })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async errors(@RequestContext() context: Omit<Context, 'now'>, @PathId() id: string, @Language() language: 'fr' | 'en'): Promise<StreamableFile> {
    const csv = await errorsCsv(this.work, context, id, language);
    return new StreamableFile(Readable.from(csv, { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${errorsFileName(id, language)}"`,
    });
  }

  /** Stops the import. What it has made stays; the rest of the file is not touched. */
  @Put(':id/cancellation')
  @Allow('imports:run')
  @ApiOkResponse({ type: ImportView })
  async cancel(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<ImportView>> {
    return shown(await this.imports.cancel(tx, id, version));
  }
}

const shown = (it: Import): Answer<ImportView> => versioned(presentImport(it), it.version);
