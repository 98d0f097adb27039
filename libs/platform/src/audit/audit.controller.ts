import { Controller, Get, Inject, Query, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ServiceName } from '@liaison/contracts';
import { Allow } from '../auth/allow.js';
import type { Config } from '../config.js';
import type { Tx as UnitTx } from '../database/tx.js';
import { field } from '../fields/field.js';
import { Keyset, PageQuery, type Page } from '../http/paging.js';
import { Tx } from '../http/request-state.js';
import { CONFIG } from '../tokens.js';
import { unseal } from './sealing.js';

export class AuditQuery extends PageQuery {
  @field.id({ optional: true, description: 'The record that was acted upon.' }) resourceId?: string;
  @field.text({ max: 80, optional: true, description: 'A user’s id, or the name of a job.' }) actor?: string;
  @field.code({ optional: true, description: 'What was done, such as `interactions:write`.' }) action?: string;
}

export class AuditEntryView {
  @field.id() id: string;
  @field.instant() at: string;
  @field.oneOf(['user', 'job', 'import', 'sync']) actorKind: string;
  @field.text({ max: 200, description: 'The user’s id, or the name of the job.' }) actor: string;
  @field.code() actorRole: string;
  @field.text({ max: 200 }) action: string;
  @field.code() resource: string;
  @field.id() resourceId: string;
  @field.text({ max: 1_000, nullable: true }) reason: string | null;
  @field.text({ max: 80 }) correlationId: string;
  @field.json({ nullable: true, description: 'Values before, personal ones included while they exist.' }) before: object | null;
  @field.json({ nullable: true, description: 'Values after.' }) after: object | null;
  @field.flag({ description: 'Personal values of this entry have been erased.' }) erased: boolean;
}

export class AuditPage {
  @field.list(() => AuditEntryView, { max: 200 }) items: AuditEntryView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

interface Row {
  id: string;
  sort_key: string;
  at: Date;
  actor_kind: string;
  actor: string;
  actor_role: string;
  action: string;
  resource: string;
  resource_id: string;
  reason: string | null;
  correlation_id: string;
  before: object | null;
  after: object | null;
  sealed: Record<string, string> | null;
  keys: Record<string, string> | null;
}

/** `/audit-entries/{service}`: who did what, before and after. Each service answers for its own. */
export function auditController(service: ServiceName): Type {
  @ApiTags('audit-entries')
  @Controller(`audit-entries/${service}`)
  class AuditController {
    constructor(@Inject(CONFIG) private readonly config: Config) {}

    @Get()
    @Allow('audit-entries:read')
    @ApiOkResponse({ type: AuditPage })
    async list(@Tx() tx: UnitTx, @Query() query: AuditQuery): Promise<Page<AuditEntryView>> {
      const keyset = new Keyset(query, 'recent', { recent: { column: 'e.id', type: 'uuid', descending: true } }, 'e');
      const values: unknown[] = [query.resourceId ?? null, query.actor ?? null, query.action ?? null];
      const rows = await tx.query<Row>(
        `SELECT e.*, ${keyset.key}, (SELECT jsonb_object_agg(k.subject_id, encode(k.key, 'hex')) FROM audit_keys k WHERE k.entry_id = e.id) AS keys
           FROM audit_entries e
          WHERE ($1::uuid IS NULL OR e.resource_id = $1) AND ($2::text IS NULL OR e.actor = $2)
            AND ($3::text IS NULL OR e.action = $3) AND ${keyset.where(values)} ${keyset.order}`,
        values,
      );
      return keyset.page(rows, (row) => present(row, this.config.secrets.auditKey));
    }
  }
  return AuditController;
}

function present(row: Row, master: Buffer): AuditEntryView {
  const personal = { before: {}, after: {} };
  let { reason } = row;
  let erased = false;
  for (const [subject, sealed] of Object.entries(row.sealed ?? {})) {
    const key = row.keys?.[subject];
    if (!key) {
      erased = true;
      continue;
    }
    const { before, after, reason: sealedReason } = unseal(sealed, Buffer.from(key, 'hex'), master) as { before?: object; after?: object; reason?: string };
    reason ??= sealedReason ?? null;
    Object.assign(personal.before, before);
    Object.assign(personal.after, after);
  }
  return {
    id: row.id,
    at: row.at.toISOString(),
    actorKind: row.actor_kind,
    actor: row.actor,
    actorRole: row.actor_role,
    action: row.action,
    resource: row.resource,
    resourceId: row.resource_id,
    reason,
    correlationId: row.correlation_id,
    before: merged(row.before, personal.before),
    after: merged(row.after, personal.after),
    erased,
  };
}

const merged = (facts: object | null, personal: object): object | null =>
  facts || Object.keys(personal).length > 0 ? { ...facts, ...personal } : null;
