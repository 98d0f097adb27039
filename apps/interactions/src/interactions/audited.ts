import type { AuditSaid } from '@liaison/platform';
import { subjectsOf } from './announce.js';
import type { Components } from './components.js';
import type { Interaction } from './interaction.entity.js';

interface State {
  it: Interaction;
  parts: Partial<Components>;
}

/**
 * An interaction for the audit: codes, ids and times as they are, words sealed under the person whom
 * they speak of. Words of a meeting with several people, tied to none of them, are sealed under the
 * meeting itself.
 */
export function audited(before: State | null, after: State, reason?: string): AuditSaid {
  const personal: NonNullable<AuditSaid['personal']> = {};
  for (const [side, state] of [['before', before], ['after', after]] as const) {
    for (const [subject, words] of Object.entries(state ? wordsOf(state, after.parts.attendees ?? []) : {}))
      personal[subject] = { ...personal[subject], [side]: words };
  }
  return {
    resource: 'interaction',
    resourceId: after.it.id,
    before: before && factsOf(before),
    after: factsOf(after),
    personal,
    reason,
  };
}

function factsOf({ it, parts }: State): object {
  const { note: _note, place: _place, statusReason: _reason, ...facts } = it;
  return {
    ...facts,
    attendees: parts.attendees?.map(({ id, stakeholderId, organizationId }) => ({ id, stakeholderId, organizationId })),
    discussions: parts.discussions?.map(({ summary: _summary, interactionId: _interaction, ...rest }) => rest),
    insights: parts.insights?.map(({ id, attendeeId, priorityId }) => ({ id, attendeeId, priorityId })),
    inquiries: parts.inquiries?.map(({ id, attendeeId, productId, unsolicited }) => ({ id, attendeeId, productId, unsolicited })),
    commitments: parts.commitments?.map(({ id, attendeeId, dueOn }) => ({ id, attendeeId, dueOn })),
    documentedInterests: parts.documentedInterests?.map(({ id, attendeeId, topicId }) => ({ id, attendeeId, topicId })),
    adverseEvents: parts.adverseEvents?.map(({ id, attendeeId, awareAt }) => ({ id, attendeeId, awareAt })),
  };
}

type Words = Record<string, Record<string, unknown>>;

function wordsOf({ it, parts }: State, attendees: Components['attendees']): Words {
  const words: Words = {};
  const say = (attendeeId: string | null, name: string, value: string | null | undefined) => {
    if (!value) return;
    const subjects = subjectsOf(parts.attendees ?? attendees, attendeeId, it.id);
    const subject = subjects.length === 1 ? subjects[0]! : it.id;
    (words[subject] ??= {})[name] = value;
  };
  say(null, 'note', it.note);
  say(null, 'place', it.place);
  say(null, 'statusReason', it.statusReason);
  for (const one of parts.discussions ?? []) say(one.attendeeId, `discussion ${one.id}`, one.summary);
  for (const one of parts.insights ?? []) say(one.attendeeId, `insight ${one.id}`, one.text);
  for (const one of parts.inquiries ?? []) say(one.attendeeId, `inquiry ${one.id}`, one.question);
  for (const one of parts.commitments ?? []) say(one.attendeeId, `commitment ${one.id}`, one.text);
  for (const one of parts.adverseEvents ?? []) say(one.attendeeId, `adverse event ${one.id}`, one.verbatim);
  return words;
}
