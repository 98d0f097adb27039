import type { Fields, Item, Resource, View } from './command.js';
import { deadlines } from './deadlines.js';
import { ADDED_ONLY } from './projection.js';

/** A record as it will be once all that was written here is at the server; null when there is nothing to show. */
export function overlaid(view: View | undefined, items: readonly Item[], userId: string): View | null {
  let shown: View | null = view ?? null;
  for (const item of items) shown = after(shown, item, userId);
  return shown;
}

function after(view: View | null, item: Item, userId: string): View | null {
  if (item.method === 'POST') return view ?? blank(item, userId);
  if (!view) return null;
  if (item.method === 'PATCH') return { ...view, ...edited(view, item.body ?? {}) };
  return { ...view, ...moved(item, userId) };
}

/** What a change of state shows. */
function moved(item: Item, userId: string): Fields {
  const { method, part, body, writtenAt } = item;
  if (part === 'triage') return triaged(item, userId);
  if (method === 'DELETE') return part === 'fulfilment' ? { fulfilledAt: null } : { voidedAt: writtenAt };
  switch (part) {
    case 'completion':
      return { status: 'completed', ...body };
    case 'cancellation':
      return { status: 'cancelled', statusReason: body?.reason ?? null };
    case 'no-show':
      return { status: 'no_show', statusReason: body?.reason ?? null };
    case 'restoration':
      return { voidedAt: null };
    case 'fulfilment':
      return { fulfilledAt: writtenAt, overdue: false };
    default:
      return {};
  }
}

/** What a decision about a signal shows, or taking it back. */
function triaged({ method, body = {}, writtenAt, state: unsent }: Item, userId: string): Fields {
  if (method === 'DELETE') return { state: 'new', dismissal: null, snoozedUntil: null, ownerId: null, decidedBy: null, decidedAt: null, unsent };
  const { decision, dismissal = null, until = null, ownerId = null } = body;
  const taken = decision === 'kept' || decision === 'snoozed';
  return { state: decision, dismissal, snoozedUntil: until, ownerId: taken ? userId : ownerId, decidedBy: userId, decidedAt: writtenAt, unsent };
}

function edited(view: View, body: Fields): Fields {
  const shown: Fields = {};
  for (const [field, value] of Object.entries(body)) {
    const kept = (view[field] as { id: string }[] | undefined) ?? [];
    const added = Array.isArray(value) ? (value as { id: string }[]).filter((one) => !kept.some((other) => other.id === one.id)) : [];
    shown[field] = ADDED_ONLY.includes(field) ? [...kept, ...added.map((one) => whole(field, one))] : Array.isArray(value) ? value.map((one) => whole(field, one)) : value;
  }
  return shown;
}

/** A new record in the form of a view, with nothing in it that only the server can know. */
function blank({ id, resource, body = {}, writtenAt }: Item, userId: string): View {
  const lists = Object.fromEntries((LISTS[resource] ?? []).map((field) => [field, ((body[field] as object[] | undefined) ?? []).map((one) => whole(field, one))]));
  const clocks = resource === 'adverse-events' ? deadlines(String(body.awareAt ?? writtenAt)) : {};
  return { ...BLANKS[resource](userId), ...clocks, ...body, ...lists, id, version: 0, createdAt: writtenAt, updatedAt: writtenAt, voidedAt: null };
}

const LISTS: Partial<Record<Resource, string[]>> = {
  interactions: ['attendees', 'discussions', 'documentedInterests', ...ADDED_ONLY],
  stakeholders: ['affiliations'],
};

const BLANKS: Record<Resource, (userId: string) => Fields> = {
  interactions: (authorId) => ({
    authorId,
    status: 'completed',
    timeZone: 'America/Toronto',
    durationMinutes: null,
    place: null,
    initiatedBy: 'msl',
    language: 'fr',
    note: null,
    statusReason: null,
  }),
  stakeholders: () => ({ profession: null, specialties: [], languages: [], orcid: null, licences: [], contactPoints: [], roles: [], topics: [] }),
  'adverse-events': (reporterId) => ({ reporterId, interactionId: null, attendeeId: null, stakeholderId: null, status: 'reported', missingElements: [] }),
  commitments: () => ({}),
  signals: () => ({}),
};

/** Fields that views of a component always have. */
const PARTS: Record<string, Fields> = {
  attendees: { stakeholderId: null, organizationId: null, nameFr: null, nameEn: null, unresolved: false },
  discussions: { attendeeId: null, topicId: null, productId: null, summary: null, stance: null },
  insights: { attendeeId: null, priorityId: null, status: 'submitted' },
  inquiries: { attendeeId: null, productId: null },
  commitments: { attendeeId: null, dueOn: null, fulfilledAt: null },
  documentedInterests: { attendeeId: null },
  adverseEvents: { attendeeId: null, missingElements: [], status: 'reported' },
  affiliations: { organizationNameFr: '', organizationNameEn: '', city: null, role: null, from: null, to: null },
};

const whole = (field: string, one: object): object => ({ ...PARTS[field], ...one });
