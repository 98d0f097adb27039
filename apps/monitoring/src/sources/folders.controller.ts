import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, InTx, type Tx } from '@liaison/platform';
import { alphabetical } from './alphabetical.js';
import { FOLDERS_MAX, SourceFolderPage, type SourceFolderView } from './folder.dto.js';

/** The folders in which sources lie. A folder is there as long as something is in it. */
@ApiTags('sources')
@Controller('source-folders')
export class SourceFoldersController {
  @Get()
  @Allow('sources:read')
  @ApiOkResponse({ type: SourceFolderPage })
  async list(@InTx() tx: Tx): Promise<SourceFolderPage> {
    if (tx.context.scope === 'none') return { items: [], nextCursor: null };
    const items = await tx.query<SourceFolderView>(
      `SELECT folder AS name, count(*)::int AS sources FROM sources WHERE folder IS NOT NULL AND voided_at IS NULL GROUP BY folder ORDER BY ${alphabetical('folder')} LIMIT ${FOLDERS_MAX}`,
    );
    return { items, nextCursor: null };
  }
}
