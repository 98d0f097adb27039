import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, InTx, Keyset, notFound, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { inScope } from '../interactions/scope.js';
import { InsightPage, InsightQuery, InsightView } from './insight.dto.js';

interface Row {
  id: string;
  sort_key: string;
  version: number;
  interaction_id: string;
  stakeholder_id: string | null;
  author_id: string;
  text: string;
  priority_id: string | null;
  status: string;
  submitted_at: Date;
}

const SELECT = `SELECT n.*, coalesce(s.survivor_id, a.stakeholder_id) AS stakeholder_id`;
const FROM = `FROM insights n JOIN interactions i ON i.id = n.interaction_id LEFT JOIN attendees a ON a.id = n.attendee_id
  LEFT JOIN stakeholders_seen s ON s.id = a.stakeholder_id`;

/** What was heard, across meetings. An insight is submitted in the interaction in which it was heard. */
@ApiTags('insights')
@Controller('insights')
export class InsightsController {
  @Get()
  @Allow('insights:read')
  @ApiOkResponse({ type: InsightPage })
  async list(@InTx() tx: Tx, @Query() query: InsightQuery): Promise<Page<InsightView>> {
    const keyset = new Keyset(query, 'recent', { recent: { column: 'n.submitted_at', type: 'timestamptz', descending: true } }, 'n');
    const values: unknown[] = [query.authorId ?? null, query.priorityId ?? null, query.stakeholderId ?? null];
    const rows = await tx.query<Row>(
      `${SELECT}, ${keyset.key} ${FROM}
        WHERE ${inScope(tx, 'i')} AND ($1::uuid IS NULL OR n.author_id = $1) AND ($2::uuid IS NULL OR n.priority_id = $2)
          AND ($3::uuid IS NULL OR $3 IN (a.stakeholder_id, s.survivor_id)) AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    return keyset.page(rows, present);
  }

  @Get(':id')
  @Allow('insights:read')
  @ApiOkResponse({ type: InsightView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<InsightView>> {
    const [row] = await tx.query<Row>(`${SELECT} ${FROM} WHERE n.id = $1 AND ${inScope(tx, 'i')}`, [id]);
    if (!row) throw notFound();
    return versioned(present(row), row.version);
  }
}

const present = (row: Row): InsightView => ({
  id: row.id,
  version: row.version,
  interactionId: row.interaction_id,
  stakeholderId: row.stakeholder_id,
  authorId: row.author_id,
  text: row.text,
  priorityId: row.priority_id,
  status: row.status,
  submittedAt: row.submitted_at.toISOString(),
});
