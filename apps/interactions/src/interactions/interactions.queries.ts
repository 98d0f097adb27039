import { Any } from 'typeorm';
import { Keyset, scopeOf, type Page, type Tx } from '@liaison/platform';
import { AdverseEvent } from '../adverse-events/adverse-event.entity.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { Insight } from '../insights/insight.entity.js';
import { Attendee, Discussion, DocumentedInterest, RaisedInquiry } from './components.entity.js';
import type { Components } from './components.js';
import type { InteractionQuery, InteractionView } from './interaction.dto.js';
import { Interaction } from './interaction.entity.js';
import { present } from './present.js';
import { findReferences } from './references.js';
import { inScope } from './scope.js';

const SORTINGS = {
  startedAt: { column: 'i.started_at', type: 'timestamptz' },
  '-startedAt': { column: 'i.started_at', type: 'timestamptz', descending: true },
} as const;

/** A page of the interactions that the caller may see, newest first unless told. Voided ones are left out. */
export async function listInteractions(tx: Tx, query: InteractionQuery): Promise<Page<InteractionView>> {
  const keyset = new Keyset(query, query.sort ?? '-startedAt', SORTINGS, 'i');
  const values: unknown[] = [];
  const where = [query.updatedSince ? 'true' : 'i.voided_at IS NULL', inScope(tx, 'i'), keyset.where(values)];
  const filter = (condition: (parameter: string) => string, value: unknown) => {
    if (value !== undefined) where.push(condition(`$${values.push(value)}`));
  };
  filter((p) => `i.status = ANY(${p}::text[])`, query.status);
  filter((p) => `i.channel = ANY(${p}::text[])`, query.channel);
  filter((p) => `i.author_id = ${p}::uuid`, query.authorId);
  filter((p) => `i.started_at >= ${p}::timestamptz`, query.from);
  filter((p) => `i.started_at < ${p}::timestamptz`, query.to);
  filter((p) => `i.updated_at >= ${p}::timestamptz`, query.updatedSince);
  filter((p) => `EXISTS (SELECT FROM attendees a WHERE a.interaction_id = i.id AND a.organization_id = ${p}::uuid)`, query.organizationId);
  filter((p) => `EXISTS (SELECT FROM attendees a WHERE a.interaction_id = i.id AND a.stakeholder_id IN (${sameAs(p)}))`, query.stakeholderId);
  filter((p) => `EXISTS (SELECT FROM discussions d WHERE d.interaction_id = i.id AND d.topic_id = ${p}::uuid)`, query.topicId);
  filter((p) => `EXISTS (SELECT FROM discussions d WHERE d.interaction_id = i.id AND d.product_id = ${p}::uuid)`, query.productId);
  filter(
    (p) => `(${holds('i.note', p)} OR EXISTS (SELECT FROM discussions d WHERE d.interaction_id = i.id AND ${holds('d.summary', p)}))`,
    query.q,
  );
  const rows = await tx.query<{ id: string; sort_key: string }>(
    `SELECT i.id, ${keyset.key} FROM interactions i WHERE ${where.join(' AND ')} ${keyset.order}`,
    values,
  );
  const found = await loadInteractions(tx, rows.slice(0, keyset.limit).map((row) => row.id));
  return keyset.page(rows, (row) => found.get(row.id)!.view);
}

/** The ids of one person: a survivor and everybody merged into it, whichever of them is asked for. */
const sameAs = (parameter: string): string =>
  `SELECT s.id FROM stakeholders_seen s, (SELECT coalesce((SELECT survivor_id FROM stakeholders_seen WHERE id = ${parameter}::uuid), ${parameter}::uuid) AS id) today
    WHERE s.id = today.id OR s.survivor_id = today.id UNION SELECT ${parameter}::uuid`;

const holds = (column: string, parameter: string): string =>
  `unaccent(${column}) ILIKE '%' || replace(replace(replace(unaccent(${parameter}::text), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;

export interface Loaded {
  it: Interaction;
  parts: Components;
  view: InteractionView;
}

/** Interactions by id with everything that belongs to them, in eight questions however many they are. */
export async function loadInteractions(tx: Tx, ids: string[]): Promise<Map<string, Loaded>> {
  if (ids.length === 0) return new Map();
  const ofThese = { where: { interactionId: Any(ids) }, order: { id: 'ASC' as const } };
  const inOrder = { ...ofThese, order: { ordinal: 'ASC' as const } };
  const interactions = await (await tx.reading(Interaction)).find({ where: { id: Any(ids) } });
  const all = {
    attendees: await (await tx.reading(Attendee)).find(inOrder),
    discussions: await (await tx.reading(Discussion)).find(inOrder),
    insights: await (await tx.reading(Insight)).find(ofThese),
    inquiries: await (await tx.reading(RaisedInquiry)).find(ofThese),
    commitments: await (await tx.reading(Commitment)).find(ofThese),
    documentedInterests: await (await tx.reading(DocumentedInterest)).find(ofThese),
    adverseEvents: await adverseEventsOf(tx, ids),
  };
  const known = await findReferences(tx, [...new Set(all.attendees.map((one) => (one.stakeholderId ?? one.organizationId)!))]);
  return new Map(
    interactions.map((it) => {
      const parts = Object.fromEntries(
        Object.entries(all).map(([name, rows]) => [name, rows.filter((row) => row.interactionId === it.id)]),
      ) as unknown as Components;
      return [it.id, { it, parts, view: present(it, parts, known) }];
    }),
  );
}

/** Reports of harm have readers of their own, whoever may read the meeting in which they were heard. */
async function adverseEventsOf(tx: Tx, ids: string[]): Promise<AdverseEvent[]> {
  const scope = scopeOf('adverse-events:read', tx.caller) ?? 'none';
  if (scope === 'none') return [];
  const own = scope === 'all' ? {} : { reporterId: tx.userId };
  return (await tx.reading(AdverseEvent)).find({ where: { interactionId: Any(ids), ...own }, order: { id: 'ASC' } });
}
