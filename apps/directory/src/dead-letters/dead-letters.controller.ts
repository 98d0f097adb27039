import { Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, InTx, Keyset, notFound, PathId, type Page, type Tx } from '@liaison/platform';
import { DeadLetterPage, DeadLetterQuery, DeadLetterView, ReplayView } from './dead-letter.dto.js';

interface Row {
  id: string;
  sort_key: string;
  event_id: string;
  event_type: string;
  aggregate_id: string;
  producer: string;
  subscriber: string;
  attempts: number;
  last_error: string | null;
  payload_hash: string | null;
  published_at: Date | null;
  finished_at: Date | null;
}

const COLUMNS = `d.id, d.event_id, d.event_type, d.aggregate_id, d.producer, d.subscriber, d.attempts, d.last_error, d.payload_hash,
  uuid_extract_timestamp(d.event_id) AS published_at, d.finished_at`;

/** Deliveries of every service that were given up, for a person to look at and to have tried again. */
@ApiTags('dead-letters')
@Controller('dead-letters')
export class DeadLettersController {
  @Get()
  @Allow('dead-letters:read')
  @ApiOkResponse({ type: DeadLetterPage })
  async list(@InTx() tx: Tx, @Query() query: DeadLetterQuery): Promise<Page<DeadLetterView>> {
    const keyset = new Keyset(query, 'recent', { recent: { column: 'd.id', type: 'uuid', descending: true } }, 'd');
    const values: unknown[] = [query.subscriber ?? null, query.eventType ?? null];
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS}, ${keyset.key} FROM messaging.deliveries d
        WHERE d.status = 'dead' AND ($1::text IS NULL OR d.subscriber = $1) AND ($2::text IS NULL OR d.event_type = $2)
          AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    return keyset.page(rows, present);
  }

  @Get(':id')
  @Allow('dead-letters:read')
  @ApiOkResponse({ type: DeadLetterView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<DeadLetterView> {
    return present(await find(tx, id));
  }

  /** Has the delivery tried again from the first attempt. The subscriber's sweeper finds it within seconds. */
  @Put(':id/replay')
  @Allow('dead-letters:replay', { versioned: false })
  @ApiOkResponse({ type: ReplayView })
  async replay(@InTx() tx: Tx, @PathId() id: string): Promise<ReplayView> {
    const letter = await find(tx, id);
    const [row] = await tx.query<{ replayed: boolean }>('SELECT messaging.replay($1, $2) AS replayed', [id, tx.now]);
    if (!row!.replayed) throw notFound();
    const { event_id: eventId, event_type: eventType, subscriber, attempts, last_error: error } = letter;
    tx.audit({
      resource: 'dead-letter',
      resourceId: id,
      before: { status: 'dead', attempts, error },
      after: { status: 'pending', eventId, eventType, subscriber },
    });
    return { id, status: 'pending', dueAt: tx.now.toISOString() };
  }
}

async function find(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM messaging.deliveries d WHERE d.id = $1 AND d.status = 'dead'`, [id]);
  return row ?? Promise.reject(notFound());
}

const present = (row: Row): DeadLetterView => ({
  id: row.id,
  eventId: row.event_id,
  eventType: row.event_type,
  aggregateId: row.aggregate_id,
  producer: row.producer,
  subscriber: row.subscriber,
  attempts: row.attempts,
  error: row.last_error,
  payloadHash: row.payload_hash,
  publishedAt: row.published_at?.toISOString() ?? null,
  diedAt: row.finished_at?.toISOString() ?? null,
});
