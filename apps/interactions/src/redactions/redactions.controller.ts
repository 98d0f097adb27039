import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Any } from 'typeorm';
import { Allow, IfMatch, InTx, Keyset, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { Interaction } from '../interactions/interaction.entity.js';
import { present, presentOpened } from './present.js';
import { OpenedRedaction, Redact, RedactionPage, RedactionQuery, RedactionView } from './redaction.dto.js';
import { Redaction } from './redaction.entity.js';
import { RedactionsService, type Opened } from './redactions.service.js';

/** What an erasure could not decide by itself: words that may name the person, for somebody to look at. */
@ApiTags('redactions')
@Controller('redactions')
export class RedactionsController {
  constructor(private readonly redactions: RedactionsService) {}

  /** The longest found first. */
  @Get()
  @Allow('redactions:read')
  @ApiOkResponse({ type: RedactionPage })
  async list(@InTx() tx: Tx, @Query() query: RedactionQuery): Promise<Page<RedactionView>> {
    const keyset = new Keyset(query, 'oldest', { oldest: { column: 'r.found_at', type: 'timestamptz' } }, 'r');
    const values: unknown[] = [query.status ?? 'waiting'];
    const rows = await tx.query<{ id: string; sort_key: string }>(`SELECT r.id, ${keyset.key} FROM redactions r WHERE r.status = $1 AND ${keyset.where(values)} ${keyset.order}`, values);
    const found = await (await tx.reading(Redaction)).findBy({ id: Any(rows.map((row) => row.id)) });
    const meetings = await (await tx.reading(Interaction)).findBy({ id: Any(found.map((one) => one.interactionId)) });
    const views = new Map(found.map((one) => [one.id, present(one, meetings.find(({ id }) => id === one.interactionId)!)]));
    return keyset.page(rows, ({ id }) => views.get(id)!);
  }

  @Get(':id')
  @Allow('redactions:read')
  @ApiOkResponse({ type: OpenedRedaction })
  async open(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<OpenedRedaction>> {
    const opened = await this.redactions.open(tx, id);
    tx.accessed('redaction', id, speaksOf(opened));
    return shown(opened);
  }

  /** Changes the words, and destroys what was kept of them as they were. It cannot be taken back. */
  @Put(':id')
  @Allow('redactions:decide')
  @ApiOkResponse({ type: OpenedRedaction })
  async redact(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { passages }: Redact): Promise<Answer<OpenedRedaction>> {
    await this.redactions.redact(tx, id, version, passages);
    return shown(await this.redactions.open(tx, id));
  }
}

const speaksOf = ({ meeting, redaction }: Opened): string[] => [
  ...new Set([...redaction.subjectIds, ...meeting.parts.attendees.flatMap(({ stakeholderId }) => stakeholderId ?? [])]),
];

function shown(opened: Opened): Answer<OpenedRedaction> {
  const view = presentOpened(opened);
  return versioned(view, view.version, speaksOf(opened));
}
