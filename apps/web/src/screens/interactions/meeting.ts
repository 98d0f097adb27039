import type { Interaction, LogInteraction } from '../../data/interactions.js';
import { newId } from '../../data/ids.js';
import type { Times } from '../../parts/times-in.js';

export const PART_KINDS = ['discussion', 'insight', 'commitment', 'inquiry', 'interest', 'adverseEvent'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** Somebody who takes part: a person or an organization, known by name to whoever writes. */
export interface MeetingAttendee {
  id: string;
  stakeholderId?: string;
  organizationId?: string;
  name: string;
}

/** One thing that was said, asked or promised, tied to an attendee or to the whole meeting. */
export interface Part {
  id: string;
  kind: PartKind;
  attendeeId?: string;
  text?: string;
  topicId?: string;
  productId?: string;
  stance?: string;
  priorityId?: string;
  dueOn?: string;
  unsolicited?: boolean;
}

/** A meeting as it is being written down. */
export interface Meeting {
  id: string;
  status: 'completed' | 'planned';
  channel: LogInteraction['channel'];
  /** As the input shows it: in the writer's time zone. */
  startedAt: string;
  durationMinutes?: number;
  place?: string;
  initiatedBy: 'msl' | 'stakeholder';
  language: string;
  note?: string;
  attendees: MeetingAttendee[];
  parts: Part[];
}

const QUARTER_MS = 900_000;

export const newMeeting = (times: Times, plan: boolean, attendees: MeetingAttendee[] = []): Meeting => ({
  id: newId(),
  status: plan ? 'planned' : 'completed',
  channel: 'in_person',
  startedAt: times.toInput(new Date(Math.floor(Date.now() / QUARTER_MS) * QUARTER_MS).toISOString()),
  durationMinutes: 30,
  initiatedBy: 'msl',
  language: 'fr',
  attendees,
  parts: [],
});

export const newPart = (kind: PartKind, attendeeId?: string): Part => ({ id: newId(), kind, attendeeId });

/** Whether there is anything in it that would be missed. */
export const isWorthKeeping = (meeting: Meeting): boolean => meeting.parts.length > 0 || !!meeting.note || meeting.attendees.length > 1;

/** What has to be there before it can be saved; keys of the words that say so. */
export function lacking(meeting: Meeting): ('attendees' | 'startedAt' | 'parts')[] {
  const empty = (part: Part) => (part.kind === 'interest' ? !part.topicId : part.kind === 'discussion' ? !part.topicId && !part.text : !part.text?.trim());
  return [
    ...(meeting.attendees.length === 0 ? (['attendees'] as const) : []),
    ...(meeting.startedAt ? [] : (['startedAt'] as const)),
    ...(meeting.parts.some(empty) ? (['parts'] as const) : []),
  ];
}

/** The meeting as the API takes it. */
export function bodyOf(meeting: Meeting, times: Times): Omit<LogInteraction, 'id'> {
  const of = (kind: PartKind) => meeting.parts.filter((part) => part.kind === kind);
  const tied = ({ id, attendeeId }: Part) => ({ id, attendeeId });
  const { status, channel, durationMinutes, place, initiatedBy, language, note } = meeting;
  return {
    status,
    channel,
    startedAt: times.fromInput(meeting.startedAt),
    durationMinutes,
    place: place || undefined,
    initiatedBy,
    language,
    note: note || undefined,
    attendees: meeting.attendees.map(({ id, stakeholderId, organizationId }) => ({ id, stakeholderId, organizationId })),
    discussions: of('discussion').map((part) => ({ ...tied(part), topicId: part.topicId, productId: part.productId, summary: part.text || undefined, stance: part.stance as never })),
    insights: of('insight').map((part) => ({ ...tied(part), text: part.text!, priorityId: part.priorityId })),
    commitments: of('commitment').map((part) => ({ ...tied(part), text: part.text!, dueOn: part.dueOn })),
    inquiries: of('inquiry').map((part) => ({ ...tied(part), question: part.text!, productId: part.productId, unsolicited: part.unsolicited ?? false })),
    documentedInterests: of('interest').map((part) => ({ ...tied(part), topicId: part.topicId! })),
    adverseEvents: of('adverseEvent').map((part) => ({ ...tied(part), verbatim: part.text!, productId: part.productId })),
  };
}

/**
 * A meeting to be edited. Insights, commitments, inquiries and adverse events have a life of their
 * own from the moment that they are saved: new ones can be added here, saved ones stay as they are.
 */
export function meetingOf(saved: Interaction, times: Times, name: (attendee: Interaction['attendees'][number]) => string): Meeting {
  return {
    id: saved.id,
    status: saved.status === 'planned' ? 'planned' : 'completed',
    channel: saved.channel,
    startedAt: times.toInput(saved.startedAt),
    durationMinutes: saved.durationMinutes ?? undefined,
    place: saved.place ?? undefined,
    initiatedBy: saved.initiatedBy,
    language: saved.language,
    note: saved.note ?? undefined,
    attendees: saved.attendees.map((one) => ({ id: one.id, stakeholderId: one.stakeholderId ?? undefined, organizationId: one.organizationId ?? undefined, name: name(one) })),
    parts: [
      ...saved.discussions.map((one): Part => ({ id: one.id, kind: 'discussion', attendeeId: one.attendeeId ?? undefined, topicId: one.topicId ?? undefined, productId: one.productId ?? undefined, text: one.summary ?? undefined, stance: one.stance ?? undefined })),
      ...saved.documentedInterests.map((one): Part => ({ id: one.id, kind: 'interest', attendeeId: one.attendeeId ?? undefined, topicId: one.topicId })),
    ],
  };
}

/** A meeting that was written here and never reached the server, as the form takes it: the reverse of `bodyOf`. */
export function meetingIn(id: string, body: Omit<LogInteraction, 'id'>, times: Times, name: (attendee: { stakeholderId?: string; organizationId?: string }) => string): Meeting {
  const { status, channel, durationMinutes, place, initiatedBy = 'msl', language = 'fr', note } = body;
  const part = (kind: PartKind, { id: partId = newId(), attendeeId }: { id?: string; attendeeId?: string }, said: Partial<Part>): Part => ({ id: partId, kind, attendeeId, ...said });
  return {
    ...{ id, channel, durationMinutes, place, initiatedBy, language, note },
    status: status === 'planned' ? 'planned' : 'completed',
    startedAt: times.toInput(body.startedAt),
    attendees: body.attendees.map((one) => ({ ...one, id: one.id ?? newId(), name: name(one) })),
    parts: [
      ...(body.discussions ?? []).map((one) => part('discussion', one, { topicId: one.topicId, productId: one.productId, text: one.summary, stance: one.stance })),
      ...(body.insights ?? []).map((one) => part('insight', one, { text: one.text, priorityId: one.priorityId })),
      ...(body.commitments ?? []).map((one) => part('commitment', one, { text: one.text, dueOn: one.dueOn })),
      ...(body.inquiries ?? []).map((one) => part('inquiry', one, { text: one.question, productId: one.productId, unsolicited: one.unsolicited })),
      ...(body.documentedInterests ?? []).map((one) => part('interest', one, { topicId: one.topicId })),
      ...(body.adverseEvents ?? []).map((one) => part('adverseEvent', one, { text: one.verbatim, productId: one.productId })),
    ],
  };
}
