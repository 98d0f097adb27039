import type { AdverseEvent } from '../../data/adverse-events.js';
import type { Interaction } from '../../data/interactions.js';
import type { Stakeholder } from '../../data/stakeholders.js';

export const KINDS = ['insights', 'commitments', 'adverseEvents'] as const;
export type Kind = (typeof KINDS)[number];

export interface Entry {
  id: string;
  at: string;
  kinds: Kind[];
  meeting?: Interaction;
  adverseEvent?: AdverseEvent;
  affiliation?: Stakeholder['affiliations'][number];
}

/**
 * What has happened, the latest first. Beginnings of affiliations older than the meetings that have
 * been read wait until those are.
 */
export function entriesOf(person: Stakeholder, meetings: Interaction[], alone: AdverseEvent[], whole: boolean): Entry[] {
  const earliest = meetings.at(-1)?.startedAt ?? '';
  return [
    ...meetings.map((meeting): Entry => ({
      id: meeting.id,
      at: meeting.startedAt,
      kinds: KINDS.filter((kind) => meeting[kind].length > 0),
      meeting,
    })),
    ...alone.map((adverseEvent): Entry => ({ id: adverseEvent.id, at: adverseEvent.awareAt, kinds: ['adverseEvents'], adverseEvent })),
    ...person.affiliations
      .filter((affiliation) => affiliation.from && (whole || affiliation.from > earliest))
      .map((affiliation): Entry => ({ id: affiliation.id, at: affiliation.from!, kinds: [], affiliation })),
  ].sort((a, b) => b.at.localeCompare(a.at));
}
