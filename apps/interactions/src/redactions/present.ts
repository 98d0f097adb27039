import { passagesOf, places } from './passages.js';
import type { OpenedRedaction, RedactionView } from './redaction.dto.js';
import type { PlacedMark } from './redaction.entity.js';
import { versionOf, type Opened } from './redactions.service.js';

export interface Row {
  id: string;
  sort_key: string;
  version: number;
  meeting_version: number;
  interaction_id: string;
  started_at: Date;
  author_id: string;
  subject_ids: string[];
  marks: PlacedMark[];
  found_at: Date;
  status: string;
  decided_by: string | null;
  decided_at: Date | null;
}

/** What waits, without what it says. */
export const present = (row: Row): RedactionView => ({
  id: row.id,
  version: row.version + row.meeting_version,
  interactionId: row.interaction_id,
  startedAt: row.started_at.toISOString(),
  authorId: row.author_id,
  subjectIds: row.subject_ids,
  named: row.marks.length,
  foundAt: row.found_at.toISOString(),
  status: row.status,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at?.toISOString() ?? null,
});

/** The words themselves, and where in them the names were found, while they stand there still. */
export function presentOpened(opened: Opened): OpenedRedaction {
  const { redaction, meeting } = opened;
  const marks = redaction.interactionVersion === meeting.it.version ? redaction.marks : [];
  return {
    id: redaction.id,
    version: versionOf(opened),
    interactionId: meeting.it.id,
    startedAt: meeting.it.startedAt.toISOString(),
    authorId: meeting.it.authorId,
    subjectIds: redaction.subjectIds,
    named: redaction.marks.length,
    foundAt: redaction.foundAt.toISOString(),
    status: redaction.status,
    decidedBy: redaction.decidedBy,
    decidedAt: redaction.decidedAt?.toISOString() ?? null,
    passages: passagesOf(meeting).map((passage) => ({
      ...passage,
      marks: marks.filter(({ part, id }) => part === passage.part && id === passage.id).map(({ offset, length }) => ({ offset, length })),
      mayBeEmpty: places[passage.part].nullable,
    })),
  };
}
