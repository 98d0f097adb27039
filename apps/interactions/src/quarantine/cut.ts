import { isId, newId } from '@liaison/contracts';
import type { SealedWrite } from './quarantine.dto.js';

/** A write for one reviewer. */
export interface Cut {
  id: string;
  write: SealedWrite;
  isReport: boolean;
}

type Told = Record<string, unknown>;
const listIn = (body: Told | undefined, name: string): Told[] =>
  Array.isArray(body?.[name]) ? (body[name] as unknown[]).filter((one): one is Told => typeof one === 'object' && one !== null) : [];
const idIn = (value: unknown): string | null => (isId(value) ? value.toLowerCase() : null);

/**
 * What of a write is whose to review: adverse events that were told in a meeting are taken out of it,
 * so that safety sees them at once and whatever becomes of the meeting takes nothing from them.
 */
export function cut(id: string, write: SealedWrite): Cut[] {
  const reports = write.resource === 'interactions' ? listIn(write.body, 'adverseEvents') : [];
  if (reports.length === 0) return [{ id, write, isReport: write.resource === 'adverse-events' }];
  const { adverseEvents: _taken, ...body } = write.body!;
  return [{ id, write: { ...write, body }, isReport: false }, ...reports.map((told) => ({ id: newId(), write: reportIn(write, told), isReport: true }))];
}

function reportIn({ key, id: interactionId, body, writtenAt }: SealedWrite, { attendeeId, id, ...told }: Told): SealedWrite {
  const attendee = listIn(body, 'attendees').find((one) => one.id === attendeeId && isId(attendeeId));
  const stakeholderId = idIn(attendee?.stakeholderId);
  // The clocks start when it was heard: when the meeting took place, if it had.
  const awareAt = told.awareAt ?? (body?.status === 'planned' ? undefined : body?.startedAt) ?? writtenAt;
  return {
    key,
    resource: 'adverse-events',
    method: 'POST',
    id: idIn(id) ?? newId(),
    body: { ...told, ...(awareAt !== undefined && { awareAt }), ...(stakeholderId && { stakeholderId }) },
    ...(writtenAt && { writtenAt }),
    heardIn: { interactionId, attendeeId: idIn(attendee?.id) },
  };
}

/** Whom a write speaks of, as far as its ids say: erasing one of them empties it. */
export function subjectsIn({ resource, id, body }: SealedWrite): string[] {
  const named = [...listIn(body, 'attendees').map((one) => one.stakeholderId), body?.stakeholderId];
  return [...new Set([...(resource === 'stakeholders' ? [id] : []), ...named.flatMap((one) => idIn(one) ?? [])])];
}
