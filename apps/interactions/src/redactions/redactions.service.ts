import { Injectable } from '@nestjs/common';
import { eraseSubjects } from '@liaison/messaging';
import { notFound, refused, staleVersion, type Tx } from '@liaison/platform';
import { audited } from '../interactions/audited.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { loadInteractions, type Loaded } from '../interactions/interactions.queries.js';
import { forgetEarlierWords } from './forget.js';
import { ownChanges, passagesOf, places, rewriteComponents, type Redacted } from './passages.js';
import { Redaction } from './redaction.entity.js';

/** A redaction, and the meeting that it is about. */
export interface Opened {
  redaction: Redaction;
  meeting: Loaded;
}

/** Moves on with either: both only grow, so the same sum means that neither has changed. */
export const versionOf = (redaction: Redaction, it: Interaction): number => redaction.version + it.version;

@Injectable()
export class RedactionsService {
  async open(tx: Tx, id: string): Promise<Opened> {
    const redaction = await (await tx.reading(Redaction)).findOneBy({ id });
    const meeting = redaction && (await loadInteractions(tx, [redaction.interactionId])).get(redaction.interactionId);
    if (!meeting) throw notFound();
    return { redaction, meeting };
  }

  /** Has the passages read as they are given. What was kept of the words as they were is destroyed. */
  async redact(tx: Tx, id: string, version: number, given: Redacted[]): Promise<void> {
    const { redaction, meeting } = await this.open(tx, id);
    const current = versionOf(redaction, meeting.it);
    if (current !== version) throw staleVersion(current);
    const decided = redaction.decide(tx.userId, tx.now);
    const changed = changedBy(given, meeting);
    await tx.update(Redaction, redaction, decided);
    // Whoever may redact is no author of meetings: the database's policies see the suite itself meanwhile.
    await tx.asSystem(async () => {
      if (changed.length > 0) {
        await tx.update(Interaction, meeting.it, ownChanges(changed));
        await rewriteComponents(tx, changed);
      }
      await eraseSubjects(tx, [], [meeting.it.id]);
      if (changed.length > 0) await forgetEarlierWords(tx, meeting.it, changed);
    });
    const { it, parts } = (await loadInteractions(tx, [meeting.it.id])).get(meeting.it.id)!;
    const redacted = changed.map(({ part, id: where }) => ({ part, id: where }));
    // No fact has changed, so nobody is told; the audit keeps the words as they read now, for those that it has lost.
    tx.audit({ ...audited(null, { it, parts }), before: { version: meeting.it.version } });
    tx.audit({ resource: 'redaction', resourceId: id, before: { status: redaction.status }, after: { status: decided.status, interactionId: it.id, redacted } });
  }
}

/** Which passages shall read differently. */
function changedBy(given: Redacted[], meeting: Loaded): Redacted[] {
  const known = new Map(passagesOf(meeting).map(({ part, id, text }) => [`${part} ${id}`, text]));
  const seen = new Set<string>();
  return given.flatMap((passage, i) => {
    const key = `${passage.part} ${passage.id}`;
    if (!known.has(key)) throw refused(`passages[${i}].id`, 'unknown-passage', { fr: 'Cette rencontre ne comporte pas ce passage.', en: 'This meeting has no such passage.' });
    if (seen.has(key)) throw refused(`passages[${i}].id`, 'repeated', { fr: 'Ce passage est donné deux fois.', en: 'This passage is given twice.' });
    seen.add(key);
    const text = passage.text?.trim() ? passage.text : null;
    assertFits(passage.part, text, `passages[${i}].text`);
    return text === known.get(key) ? [] : [{ part: passage.part, id: passage.id, text }];
  });
}

function assertFits(part: Redacted['part'], text: string | null, field: string): void {
  const { max, lines, nullable } = places[part];
  if (text === null && !nullable) throw refused(field, 'required', { fr: 'Ce passage ne peut pas être vide.', en: 'This passage cannot be empty.' });
  if (text !== null && [...text].length > max) throw refused(field, 'too-long', { fr: `Au plus ${max} caractères.`, en: `At most ${max} characters.` });
  if (text !== null && !lines && /[\t\n\r]/.test(text)) throw refused(field, 'ill-formed-text', { fr: 'Ce passage tient sur une ligne.', en: 'This passage is a single line.' });
}
