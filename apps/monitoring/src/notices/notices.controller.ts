import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, InTx, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { NoticePage, NoticeQuery, NoticeView } from './notice.dto.js';
import { findNotice, listNotices } from './notices.queries.js';

/** What regulators, agencies and feeds have published: recalls, authorizations, decisions, news, changes of pages. */
@ApiTags('notices')
@Controller('notices')
export class NoticesController {
  @Get()
  @Allow('notices:read')
  @ApiOkResponse({ type: NoticePage })
  list(@InTx() tx: Tx, @Query() query: NoticeQuery): Promise<Page<NoticeView>> {
    return listNotices(tx, query);
  }

  @Get(':id')
  @Allow('notices:read')
  @ApiOkResponse({ type: NoticeView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<NoticeView>> {
    const notice = await findNotice(tx, id);
    return versioned(notice, notice.version);
  }
}
