import { GONE } from '../personal-data.js';
import type { Interaction } from '../interactions/interaction.entity.js';
import { passagesOf, places } from './passages.js';
import type { OpenedRedaction, RedactionView } from './redaction.dto.js';
import type { Redaction } from './redaction.entity.js';
import { versionOf, type Opened } from './redactions.service.js';

/** What waits, without what it says. */
export const present = (redaction: Redaction, it: Interaction): RedactionView => ({
  id: redaction.id,
  version: versionOf(redaction, it),
  interactionId: it.id,
  startedAt: it.startedAt.toISOString(),
  authorId: it.authorId,
  subjectIds: redaction.subjectIds,
  named: redaction.marks.length,
  foundAt: redaction.foundAt.toISOString(),
  status: redaction.status,
  decidedBy: redaction.decidedBy,
  decidedAt: redaction.decidedAt?.toISOString() ?? null,
});

/** The words themselves, and where in them the names were found, while they stand there still. */
export function presentOpened({ redaction, meeting }: Opened): OpenedRedaction {
  const marks = redaction.interactionVersion === meeting.it.version ? redaction.marks : [];
  return {
    ...present(redaction, meeting.it),
    passages: passagesOf(meeting).map((passage) => ({
      ...passage,
      marks: marks.filter(({ part, id }) => part === passage.part && id === passage.id && `'${passage.text}'` !== GONE).map(({ offset, length }) => ({ offset, length })),
      mayBeEmpty: places[passage.part].nullable,
    })),
  };
}
