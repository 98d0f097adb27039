import { Controller, Delete, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, InTx, Keyset, notFound, PathId, staleVersion, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { inScope } from '../interactions/scope.js';
import { CommitmentPage, CommitmentQuery, CommitmentView } from './commitment.dto.js';
import { Commitment } from './commitment.entity.js';

interface Row {
  id: string;
  sort_key: string;
  version: number;
  interaction_id: string;
  stakeholder_id: string | null;
  author_id: string;
  text: string;
  due_on: string | null;
  overdue: boolean;
  fulfilled_at: Date | null;
}

const OVERDUE = `(c.fulfilled_at IS NULL AND c.due_on < app_today())`;
const SELECT = `SELECT c.id, c.version, c.interaction_id, c.author_id, c.text, c.due_on::text AS due_on, c.fulfilled_at,
  coalesce(${OVERDUE}, false) AS overdue, coalesce(s.survivor_id, a.stakeholder_id) AS stakeholder_id`;
const FROM = `FROM commitments c JOIN interactions i ON i.id = c.interaction_id LEFT JOIN attendees a ON a.id = c.attendee_id
  LEFT JOIN stakeholders_seen s ON s.id = a.stakeholder_id`;
const STATES = { open: 'c.fulfilled_at IS NULL', overdue: OVERDUE, fulfilled: 'c.fulfilled_at IS NOT NULL' };

/** What was promised, across meetings. A commitment is made in an interaction; here it is kept track of. */
@ApiTags('commitments')
@Controller('commitments')
export class CommitmentsController {
  /** Those due first come first; those without a date come last. */
  @Get()
  @Allow('commitments:read')
  @ApiOkResponse({ type: CommitmentPage })
  async list(@InTx() tx: Tx, @Query() query: CommitmentQuery): Promise<Page<CommitmentView>> {
    const keyset = new Keyset(query, 'due', { due: { column: `coalesce(c.due_on, 'infinity'::date)`, type: 'date' } }, 'c');
    const values: unknown[] = [query.authorId ?? null, query.stakeholderId ?? null];
    const rows = await tx.query<Row>(
      `${SELECT}, ${keyset.key} ${FROM}
        WHERE ${inScope(tx, 'i')} AND i.voided_at IS NULL AND ($1::uuid IS NULL OR c.author_id = $1)
          AND ($2::uuid IS NULL OR $2 IN (a.stakeholder_id, s.survivor_id)) AND ${query.state ? STATES[query.state] : 'true'}
          AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    return keyset.page(rows, present);
  }

  @Get(':id')
  @Allow('commitments:read')
  @ApiOkResponse({ type: CommitmentView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<CommitmentView>> {
    return shown(await find(tx, id));
  }

  @Put(':id/fulfilment')
  @Allow('commitments:write')
  @ApiOkResponse({ type: CommitmentView })
  fulfil(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<CommitmentView>> {
    return change(tx, id, version, tx.now);
  }

  @Delete(':id/fulfilment')
  @Allow('commitments:write')
  @ApiOkResponse({ type: CommitmentView })
  reopen(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<CommitmentView>> {
    return change(tx, id, version, null);
  }
}

async function find(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.query<Row>(`${SELECT} ${FROM} WHERE c.id = $1 AND ${inScope(tx, 'i')}`, [id]);
  return row ?? Promise.reject(notFound());
}

async function change(tx: Tx, id: string, version: number, fulfilledAt: Date | null): Promise<Answer<CommitmentView>> {
  const before = await find(tx, id);
  if (before.version !== version) throw staleVersion(before.version);
  await tx.update(Commitment, before, { fulfilledAt });
  tx.audit({ resource: 'commitment', resourceId: id, before: { fulfilledAt: before.fulfilled_at }, after: { fulfilledAt } });
  return shown(await find(tx, id));
}

const shown = (row: Row): Answer<CommitmentView> => versioned(present(row), row.version, row.stakeholder_id ? [row.stakeholder_id] : []);

const present = (row: Row): CommitmentView => ({
  id: row.id,
  version: row.version,
  interactionId: row.interaction_id,
  stakeholderId: row.stakeholder_id,
  authorId: row.author_id,
  text: row.text,
  dueOn: row.due_on,
  overdue: row.overdue,
  fulfilledAt: row.fulfilled_at?.toISOString() ?? null,
});
