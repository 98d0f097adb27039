import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Any } from 'typeorm';
import { Allow, IfMatch, InTx, Keyset, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { HeldReport, type Held } from './held-write.entity.js';
import { QuarantineKey } from './quarantine-key.js';
import { present } from './present.js';
import { HeldPage, HeldView, OpenedView, QuarantineQuery, Received, RejectWrite, ReleaseWrite, SealingKey, SendToQuarantine } from './quarantine.dto.js';
import { heldFor, QuarantineService } from './quarantine.service.js';

/**
 * What devices had not sent when their users lost access. A manager reviews it, safety the adverse
 * events; whatever is released is done in the name of whoever wrote it.
 */
@ApiTags('quarantine')
@Controller('quarantine')
export class QuarantineController {
  constructor(
    private readonly quarantine: QuarantineService,
    private readonly key: QuarantineKey,
  ) {}

  /** Taken from whoever was once let in, with the token that they had then. */
  @Post()
  @Allow('quarantine:send', { formerly: true, lane: 'reserved' })
  @ApiCreatedResponse({ type: Received })
  async send(@InTx() tx: Tx, @Body() { parcels }: SendToQuarantine): Promise<Received> {
    await this.quarantine.receive(tx, parcels);
    return { items: parcels.map(({ id }) => ({ id })) };
  }

  /** To be fetched while one still may, and kept on the device. */
  @Get('key')
  @Allow('quarantine:send')
  @ApiOkResponse({ type: SealingKey })
  sealingKey(): Promise<SealingKey> {
    return this.key.publicKey();
  }

  /** The longest held first. */
  @Get()
  @Allow('quarantine:read')
  @ApiOkResponse({ type: HeldPage })
  async list(@InTx() tx: Tx, @Query() query: QuarantineQuery): Promise<Page<HeldView>> {
    const keyset = new Keyset(query, 'oldest', { oldest: { column: 'h.received_at', type: 'timestamptz' } }, 'h');
    const values: unknown[] = [query.status ?? 'waiting', query.authorId ?? null];
    const rows = await tx.query<{ id: string; sort_key: string }>(
      `SELECT h.id, ${keyset.key} FROM ${heldFor(tx) === HeldReport ? 'held_reports' : 'held_writes'} h
        WHERE h.status = $1 AND ($2::uuid IS NULL OR h.author_id = $2) AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    const held = await (await tx.reading<Held>(heldFor(tx))).findBy({ id: Any(rows.map((row) => row.id)) });
    const views = await present(tx, held);
    return keyset.page(rows, ({ id }) => views.find((one) => one.id === id)!);
  }

  @Get(':id')
  @Allow('quarantine:read')
  @ApiOkResponse({ type: OpenedView })
  async open(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<OpenedView>> {
    const { held, write } = await this.quarantine.open(tx, id);
    const [view] = await present(tx, [held]);
    return versioned({ ...view!, body: write && (write.body ?? {}) }, held.version, held.subjectIds);
  }

  @Put(':id/release')
  @Allow('quarantine:decide')
  @ApiOkResponse({ type: HeldView })
  async release(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: ReleaseWrite): Promise<Answer<HeldView>> {
    return shown(tx, await this.quarantine.release(tx, id, version, input));
  }

  @Put(':id/rejection')
  @Allow('quarantine:decide')
  @ApiOkResponse({ type: HeldView })
  async reject(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { reason }: RejectWrite): Promise<Answer<HeldView>> {
    return shown(tx, await this.quarantine.reject(tx, id, version, reason));
  }
}

async function shown(tx: Tx, held: Held): Promise<Answer<HeldView>> {
  const [view] = await present(tx, [held]);
  return versioned(view!, held.version);
}
