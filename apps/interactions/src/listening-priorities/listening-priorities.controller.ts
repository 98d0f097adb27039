import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { newId } from '@liaison/contracts';
import {
  Allow,
  created,
  IfMatch,
  InTx,
  Keyset,
  notFound,
  PathId,
  refused,
  staleVersion,
  versioned,
  type Answer,
  type Page,
  type Tx,
} from '@liaison/platform';
import { ListeningPriorityInput, ListeningPriorityPage, ListeningPriorityQuery, ListeningPriorityView } from './listening-priority.dto.js';
import { ListeningPriority } from './listening-priority.entity.js';

/** What medical affairs wants to hear about; an insight may say which of them it answers. */
@ApiTags('listening-priorities')
@Controller('listening-priorities')
export class ListeningPrioritiesController {
  @Get()
  @Allow('listening-priorities:read')
  @ApiOkResponse({ type: ListeningPriorityPage })
  async list(@InTx() tx: Tx, @Query() query: ListeningPriorityQuery): Promise<Page<ListeningPriorityView>> {
    const keyset = new Keyset(query, 'recent', { recent: { column: 'p.valid_from', type: 'date', descending: true } }, 'p');
    const values: unknown[] = [query.current ?? null];
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS}, ${keyset.key} FROM listening_priorities p
        WHERE p.voided_at IS NULL AND ${tx.context.scope === 'none' ? 'false' : 'true'}
          AND ($1::boolean IS NOT TRUE OR app_today() BETWEEN p.valid_from AND coalesce(p.valid_to, 'infinity'))
          AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    return keyset.page(rows, present);
  }

  @Get(':id')
  @Allow('listening-priorities:read')
  @ApiOkResponse({ type: ListeningPriorityView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<ListeningPriorityView>> {
    return shown(await find(tx, id));
  }

  @Post()
  @Allow('listening-priorities:write')
  @ApiCreatedResponse({ type: ListeningPriorityView })
  async create(@InTx() tx: Tx, @Body() input: ListeningPriorityInput): Promise<Answer<ListeningPriorityView>> {
    const id = input.id ?? newId();
    const columns = columnsOf(input);
    tx.insert(ListeningPriority, { id, version: 1, ...columns, createdAt: tx.now, updatedAt: tx.now });
    tx.audit({ resource: 'listening-priority', resourceId: id, after: columns });
    return created(`/api/v1/listening-priorities/${id}`, present(await find(tx, id)));
  }

  @Put(':id')
  @Allow('listening-priorities:write')
  @ApiOkResponse({ type: ListeningPriorityView })
  async replace(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { id: _id, ...input }: ListeningPriorityInput): Promise<Answer<ListeningPriorityView>> {
    return change(tx, id, version, columnsOf(input));
  }

  @Delete(':id')
  @Allow('listening-priorities:write')
  @ApiOkResponse({ type: ListeningPriorityView })
  void(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<ListeningPriorityView>> {
    return change(tx, id, version, { voidedAt: tx.now });
  }
}

interface Row {
  id: string;
  sort_key: string;
  version: number;
  text_fr: string;
  text_en: string;
  topic_id: string | null;
  valid_from: string;
  valid_to: string | null;
}

const COLUMNS = 'p.id, p.version, p.text_fr, p.text_en, p.topic_id, p.valid_from::text AS valid_from, p.valid_to::text AS valid_to';

async function find(tx: Tx, id: string): Promise<Row> {
  if (tx.context.scope === 'none') throw notFound();
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM listening_priorities p WHERE p.id = $1`, [id]);
  return row ?? Promise.reject(notFound());
}

async function change(tx: Tx, id: string, version: number, changes: Partial<ListeningPriority>): Promise<Answer<ListeningPriorityView>> {
  const before = await find(tx, id);
  if (before.version !== version) throw staleVersion(before.version);
  await tx.update(ListeningPriority, before, changes);
  const after = await find(tx, id);
  tx.audit({ resource: 'listening-priority', resourceId: id, before: present(before), after: { ...present(after), ...changes } });
  return shown(after);
}

function columnsOf(input: ListeningPriorityInput): Partial<ListeningPriority> {
  if (input.validTo && input.validTo < input.validFrom)
    throw refused('validTo', 'before-start', { fr: 'La fin précède le début.', en: 'The end is before the start.' });
  return { textFr: input.text.fr, textEn: input.text.en, topicId: input.topicId ?? null, validFrom: input.validFrom, validTo: input.validTo ?? null };
}

const shown = (row: Row): Answer<ListeningPriorityView> => versioned(present(row), row.version);

const present = (row: Row): ListeningPriorityView => ({
  id: row.id,
  version: row.version,
  text: { fr: row.text_fr, en: row.text_en },
  topicId: row.topic_id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
});
