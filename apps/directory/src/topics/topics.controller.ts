import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { ReplaceTopic, TopicInput, TopicPage, TopicQuery, TopicView } from './topic.dto.js';
import { TopicsService } from './topics.service.js';

const shown = (topic: TopicView): Answer<TopicView> => versioned(topic, topic.version);

@ApiTags('topics')
@Controller('topics')
export class TopicsController {
  constructor(private readonly topics: TopicsService) {}

  @Get()
  @Allow('topics:read')
  @ApiOkResponse({ type: TopicPage })
  list(@InTx() tx: Tx, @Query() query: TopicQuery): Promise<Page<TopicView>> {
    return this.topics.list(tx, query);
  }

  @Get(':id')
  @Allow('topics:read')
  @ApiOkResponse({ type: TopicView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<TopicView>> {
    return shown(await this.topics.get(tx, id));
  }

  @Post()
  @Allow('topics:manage')
  @ApiCreatedResponse({ type: TopicView })
  async create(@InTx() tx: Tx, @Body() input: TopicInput): Promise<Answer<TopicView>> {
    const topic = await this.topics.create(tx, input);
    return created(`/api/v1/topics/${topic.id}`, topic);
  }

  @Put(':id')
  @Allow('topics:manage')
  @ApiOkResponse({ type: TopicView })
  async replace(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: ReplaceTopic): Promise<Answer<TopicView>> {
    return shown(await this.topics.replace(tx, id, version, input));
  }
}
