import { createHash } from 'node:crypto';
import { Controller, Get, Headers, HttpStatus, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, Answer, notFound } from '@liaison/platform';
import { codeLists } from './all.js';
import { CodeListPage, CodeListView } from './code-list.dto.js';

/** Codes and their labels in both languages. They change with a release only, so a client asks for what it holds by its ETag. */
@ApiTags('code-lists')
@Controller('code-lists')
export class CodeListsController {
  @Get()
  @Allow('code-lists:read')
  @ApiOkResponse({ type: CodeListPage })
  list(@Headers('if-none-match') held: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Answer {
    return unlessHeld(ALL, held, reply);
  }

  @Get(':name')
  @Allow('code-lists:read')
  @ApiOkResponse({ type: CodeListView })
  get(@Param('name') name: string, @Headers('if-none-match') held: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Answer {
    const found = BY_NAME.get(name);
    if (!found) throw notFound();
    return unlessHeld(found, held, reply);
  }
}

interface Tagged {
  body: object;
  etag: string;
}

const tagged = (body: object): Tagged => ({
  body,
  etag: `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`,
});

const ALL = tagged({ items: codeLists, nextCursor: null });
const BY_NAME = new Map(codeLists.map((list) => [list.name, tagged(list)]));

/** 304 without a body when the client has it already. */
function unlessHeld({ body, etag }: Tagged, held: string | undefined, reply: FastifyReply): Answer {
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (!isHeld(etag, held)) return new Answer(body, headers);
  void reply.status(HttpStatus.NOT_MODIFIED);
  return new Answer(undefined, headers);
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2): a proxy may have marked the tag as weak. */
const isHeld = (etag: string, held: string | undefined): boolean =>
  (held ?? '').split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
