import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, field, InTx, Keyset, PageQuery, type Page, type Tx } from '@liaison/platform';

export class AffiliationQuery extends PageQuery {
  @field.id({ optional: true }) stakeholderId?: string;
  @field.id({ optional: true, description: 'With it, or with what belongs to it today.' }) organizationId?: string;
  @field.date({ optional: true, description: 'Only those that hold on this day.' }) on?: string;
}

export class DatedAffiliation {
  @field.id() id: string;
  @field.id() stakeholderId: string;
  @field.id() organizationId: string;
  @field.text({ max: 200, nullable: true }) role: string | null;
  @field.date({ nullable: true }) from: string | null;
  @field.date({ nullable: true }) to: string | null;
}

export class AffiliationPage {
  @field.list(() => DatedAffiliation, { max: 200 }) items: DatedAffiliation[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

interface Row {
  id: string;
  sort_key: string;
  stakeholder_id: string;
  organization_id: string;
  role: string | null;
  valid_from: string | null;
  valid_to: string | null;
}

/** Who works where. An affiliation is written with its person, whose version it shares. */
@ApiTags('affiliations')
@Controller('affiliations')
export class AffiliationsController {
  @Get()
  @Allow('stakeholders:read')
  @ApiOkResponse({ type: AffiliationPage })
  async list(@InTx() tx: Tx, @Query() query: AffiliationQuery): Promise<Page<DatedAffiliation>> {
    const keyset = new Keyset(query, 'id', { id: { column: 'f.id', type: 'uuid' } }, 'f');
    const values: unknown[] = [query.stakeholderId ?? null, query.organizationId ?? null, query.on ?? null];
    const rows = await tx.query<Row>(
      `SELECT f.id, f.stakeholder_id, f.organization_id, f.role, f.valid_from::text AS valid_from, f.valid_to::text AS valid_to, ${keyset.key}
         FROM affiliations f JOIN stakeholders s ON s.id = f.stakeholder_id
        WHERE s.voided_at IS NULL AND s.erased_at IS NULL AND ($1::uuid IS NULL OR f.stakeholder_id = today_of($1))
          AND ($2::uuid IS NULL OR EXISTS (SELECT FROM ancestry(f.organization_id, app_today()) a WHERE a.id = $2))
          AND ($3::date IS NULL OR daterange(f.valid_from, f.valid_to, '[]') @> $3) AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    return keyset.page(rows, (row) => ({
      id: row.id,
      stakeholderId: row.stakeholder_id,
      organizationId: row.organization_id,
      role: row.role,
      from: row.valid_from,
      to: row.valid_to,
    }));
  }
}
