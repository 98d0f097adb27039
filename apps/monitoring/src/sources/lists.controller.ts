import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, InTx, type Tx } from '@liaison/platform';
import { CreateSourcesOfList, ListedFeeds, ListOfFeeds } from './list.dto.js';
import { judged, readList } from './lists.js';
import { SourcesService } from './sources.service.js';

/** Lists of feeds, as readers of feeds export them. */
@ApiTags('sources')
@Controller('source-lists')
export class SourceListsController {
  constructor(private readonly sources: SourcesService) {}

  /** What would become of each line of a list; nothing is written. */
  @Post('previews')
  @HttpCode(200)
  @Allow('sources:manage')
  @ApiOkResponse({ type: ListedFeeds })
  async preview(@InTx() tx: Tx, @Body() { content }: ListOfFeeds): Promise<ListedFeeds> {
    return { items: await judged(tx, await readList(content)) };
  }

  /** Makes a source of each new feed, disabled. */
  @Post()
  @Allow('sources:manage')
  @ApiCreatedResponse({ type: ListedFeeds })
  async create(@InTx() tx: Tx, @Body() { content, only }: CreateSourcesOfList): Promise<ListedFeeds> {
    const entries = await readList(content);
    // Two who bring one list at the same time take turns.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('monitoring source lists'))`);
    const items = await judged(tx, entries);
    const wanted = only && new Set(only.map(({ feedUrl }) => feedUrl));
    for (const item of items) if (item.outcome === 'new' && (!wanted || wanted.has(item.feedUrl!))) Object.assign(item, { outcome: 'created', sourceId: await this.sources.createFeed(tx, item.title!, item.feedUrl!, item.folder) });
    return { items };
  }
}
