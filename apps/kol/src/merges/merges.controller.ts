import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { newId } from '@liaison/contracts';
import { Allow, Answer, field, InTx, Keyset, PageQuery, type Page, type Tx } from '@liaison/platform';
import { mergeStakeholders } from './merge.js';
import { Merge } from './merge.entity.js';
import { StakeholdersService } from '../stakeholders/stakeholders.service.js';

export class MergeInput {
  @field.id({ optional: true }) id?: string;
  @field.id({ description: 'The record that becomes an alias.' }) loserId: string;
  @field.id({ description: 'The record that stays.' }) survivorId: string;
  @field.text({ max: 1_000, lines: true, optional: true, description: 'Why they are one person, for the audit.' }) reason?: string;
}

export class MergeView {
  @field.id() id: string;
  @field.id() loserId: string;
  @field.id() survivorId: string;
  @field.instant() mergedAt: string;
}

export class MergePage {
  @field.list(() => MergeView, { max: 200 }) items: MergeView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

const present = ({ id, loserId, survivorId, mergedAt }: Merge): MergeView => ({ id, loserId, survivorId, mergedAt: mergedAt.toISOString() });

@ApiTags('merges')
@Controller('merges')
export class MergesController {
  constructor(private readonly stakeholders: StakeholdersService) {}

  @Get()
  @Allow('stakeholders:merge')
  @ApiOkResponse({ type: MergePage })
  async list(@InTx() tx: Tx, @Query() query: PageQuery): Promise<Page<MergeView>> {
    const keyset = new Keyset(query, 'recent', { recent: { column: 'm.merged_at', type: 'timestamptz', descending: true } }, 'm');
    const values: unknown[] = [];
    const rows = await tx.query<Merge & { sort_key: string }>(
      `SELECT m.id, m.loser_id AS "loserId", m.survivor_id AS "survivorId", m.merged_at AS "mergedAt", ${keyset.key}
         FROM merges m WHERE ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    return keyset.page(rows, present);
  }

  @Post()
  @Allow('stakeholders:merge')
  @ApiCreatedResponse({ type: MergeView })
  async merge(@InTx() tx: Tx, @Body() { id = newId(), ...input }: MergeInput): Promise<Answer<MergeView>> {
    const merge = await mergeStakeholders(tx, this.stakeholders, { id, ...input });
    return new Answer(present(merge), { location: `/api/v1/stakeholders/${merge.survivorId}` });
  }
}
