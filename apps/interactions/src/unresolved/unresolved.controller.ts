import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, field, InTx, Keyset, PageQuery, type Page, type Tx } from '@liaison/platform';

export class UnresolvedReference {
  @field.id({ description: 'The attendee whose reference leads nowhere.' }) id: string;
  @field.oneOf(['stakeholder', 'organization']) kind: 'stakeholder' | 'organization';
  @field.id() reference: string;
  @field.id() interactionId: string;
  @field.id() authorId: string;
  @field.instant() since: string;
}

export class UnresolvedPage {
  @field.list(() => UnresolvedReference, { max: 200 }) items: UnresolvedReference[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

interface Row {
  id: string;
  sort_key: string;
  stakeholder_id: string | null;
  organization_id: string | null;
  interaction_id: string;
  author_id: string;
  created_at: Date;
}

/** How long a reference may wait before a steward is asked to look at it. */
const PATIENCE = '24 hours';

/** References to people and organizations that have still not arrived a day later. Ids only: no word of the meetings. */
@ApiTags('unresolved-references')
@Controller('unresolved-references')
export class UnresolvedController {
  @Get()
  @Allow('unresolved-references:read')
  @ApiOkResponse({ type: UnresolvedPage })
  async list(@InTx() tx: Tx, @Query() query: PageQuery): Promise<Page<UnresolvedReference>> {
    const keyset = new Keyset(query, 'oldest', { oldest: { column: 'i.created_at', type: 'timestamptz' } }, 'a');
    const values: unknown[] = [];
    // A steward's own rows would not do: what leads nowhere lies in nobody's territory.
    const rows = await tx.asSystem(() =>
      tx.query<Row>(
        `SELECT a.id, a.stakeholder_id, a.organization_id, a.interaction_id, a.author_id, i.created_at, ${keyset.key}
           FROM attendees a JOIN interactions i ON i.id = a.interaction_id
          WHERE i.voided_at IS NULL AND i.created_at < app_now() - interval '${PATIENCE}'
            AND NOT EXISTS (SELECT FROM stakeholders_seen s WHERE s.id = a.stakeholder_id AND (s.version > 0 OR s.survivor_id IS NOT NULL OR s.erased))
            AND NOT EXISTS (SELECT FROM organizations_seen o WHERE o.id = a.organization_id)
            AND ${keyset.where(values)} ${keyset.order}`,
        values,
      ),
    );
    return keyset.page(rows, (row) => ({
      id: row.id,
      kind: row.stakeholder_id ? 'stakeholder' : 'organization',
      reference: (row.stakeholder_id ?? row.organization_id)!,
      interactionId: row.interaction_id,
      authorId: row.author_id,
      since: row.created_at.toISOString(),
    }));
  }
}
