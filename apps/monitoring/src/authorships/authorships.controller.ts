import { Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, InTx, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { AuthorshipPage, AuthorshipQuery, AuthorshipView } from './authorship.dto.js';
import { findAuthorship, listAuthorships } from './authorships.queries.js';
import { decide } from './decide.js';

/** Who, of those whom we know, wrote a work or leads a trial, or may have. */
@ApiTags('authorships')
@Controller('authorships')
export class AuthorshipsController {
  @Get()
  @Allow('authorships:read')
  @ApiOkResponse({ type: AuthorshipPage })
  list(@InTx() tx: Tx, @Query() query: AuthorshipQuery): Promise<Page<AuthorshipView>> {
    return listAuthorships(tx, query);
  }

  @Get(':id')
  @Allow('authorships:read')
  @ApiOkResponse({ type: AuthorshipView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<AuthorshipView>> {
    return shown(await findAuthorship(tx, id));
  }

  /** Says that it is them. */
  @Put(':id/confirmation')
  @Allow('authorships:decide')
  @ApiOkResponse({ type: AuthorshipView })
  async confirm(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<AuthorshipView>> {
    return shown(await decide(tx, id, version, 'confirmed'));
  }

  /** Says that it is somebody else: it is not proposed again. */
  @Put(':id/rejection')
  @Allow('authorships:decide')
  @ApiOkResponse({ type: AuthorshipView })
  async reject(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<AuthorshipView>> {
    return shown(await decide(tx, id, version, 'rejected'));
  }
}

const shown = (authorship: AuthorshipView): Answer<AuthorshipView> => versioned(authorship, authorship.version);
