import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Context } from '../database/context.js';
import { AuditEntry, AuditKey, AuditUnsealed } from './audit-entry.entity.js';
import type { AuditSaid } from './audit-said.js';
import type { ChainKey } from './chain.js';
import { seal } from './sealing.js';

/** With what the audit's values are sealed, and its entries vouched for. */
export interface AuditKeys {
  master: Buffer;
  chain: ChainKey;
}

interface Rows {
  entity: EntityTarget<ObjectLiteral>;
  rows: ObjectLiteral[];
}

/** The rows of one audit entry: the entry, the keys of its personal values, its ticket for the sealer. */
export function auditRows(context: Context, { master, chain }: AuditKeys, said: AuditSaid, id: string): Rows[] {
  const keys: ObjectLiteral[] = [];
  const sealed: Record<string, string> = {};
  for (const [subjectId, values] of Object.entries(personalIn(said))) {
    const made = seal(values, master);
    sealed[subjectId] = made.sealed;
    keys.push({ entryId: id, subjectId, key: made.key });
  }
  const entry: ObjectLiteral = {
    id,
    at: context.now,
    actorKind: context.caller.kind,
    actor: context.caller.name,
    actorRole: context.caller.role,
    action: said.action ?? context.action,
    resource: said.resource,
    resourceId: said.resourceId,
    reason: said.reasonAbout ? null : (said.reason ?? null),
    correlationId: context.correlationId,
    before: said.before ?? null,
    after: said.after ?? null,
    sealed: keys.length > 0 ? sealed : null,
  };
  return [
    { entity: AuditEntry, rows: [entry] },
    { entity: AuditKey, rows: keys },
    { entity: AuditUnsealed, rows: [{ entryId: id, mac: chain.ticket(id) }] },
  ];
}

function personalIn({ personal = {}, reason, reasonAbout }: AuditSaid): Record<string, object> {
  return reason && reasonAbout ? { ...personal, [reasonAbout]: { ...personal[reasonAbout], reason } } : personal;
}
