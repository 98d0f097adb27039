import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, RequestContext, type Context } from '@liaison/platform';
import { SourceKindPage } from './kind.dto.js';
import { kindsOfSources } from './kinds.js';

/** What can be watched, and what each kind of source wants to know: forms are drawn from it. */
@ApiTags('sources')
@Controller('source-kinds')
export class SourceKindsController {
  @Get()
  @Allow('sources:read')
  @ApiOkResponse({ type: SourceKindPage })
  list(@RequestContext() context: Omit<Context, 'now'>): SourceKindPage {
    return { items: context.scope === 'none' ? [] : [...kindsOfSources], nextCursor: null };
  }
}
