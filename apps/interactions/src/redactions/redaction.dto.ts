import { field, PageQuery } from '@liaison/platform';
import { parts, type Part } from './passages.js';
import { statuses } from './redaction.entity.js';

/** More than the lists of a meeting ever hold together. */
const PASSAGES_AT_MOST = 2_000;
const LONGEST = 10_000;
const MARKS_AT_MOST = 10_000;

export class RedactionQuery extends PageQuery {
  @field.oneOf(statuses, { optional: true, description: '`waiting` unless told.' }) status?: (typeof statuses)[number];
}

export class RedactionView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647, description: 'Counts changes of the meeting too: what is decided is decided over the words that were read.' }) version: number;
  @field.id() interactionId: string;
  @field.instant({ description: 'When the meeting took place.' }) startedAt: string;
  @field.id({ description: 'Who has written it down.' }) authorId: string;
  @field.ids({ max: 10_000, description: 'Who has been erased.' }) subjectIds: string[];
  @field.integer({ min: 0, max: 2_147_483_647, description: 'How often they were named; 0: they attended, and the words are tied to nobody.' }) named: number;
  @field.instant() foundAt: string;
  @field.oneOf(statuses) status: string;
  @field.id({ nullable: true }) decidedBy: string | null;
  @field.instant({ nullable: true }) decidedAt: string | null;
}

export class RedactionPage {
  @field.list(() => RedactionView, { max: 200 }) items: RedactionView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

/** Where a name was found, in UTF-16 code units. */
export class MarkView {
  @field.integer({ min: 0, max: 1_000_000 }) offset: number;
  @field.integer({ min: 1, max: 1_000_000 }) length: number;
}

export class PassageView {
  @field.oneOf(parts) part: Part;
  @field.id({ description: 'Of what says it: the meeting, or one of its components.' }) id: string;
  @field.text({ max: LONGEST, lines: true }) text: string;
  @field.list(() => MarkView, { max: MARKS_AT_MOST, description: 'None once the meeting has changed since they were found.' }) marks: MarkView[];
  @field.flag({ description: 'Whether it may be left without a word.' }) mayBeEmpty: boolean;
}

/** Opened: every word of the meeting that is anybody’s to change. */
export class OpenedRedaction extends RedactionView {
  @field.list(() => PassageView, { max: PASSAGES_AT_MOST }) passages: PassageView[];
}

export class RedactedPassage {
  @field.oneOf(parts) part: Part;
  @field.id() id: string;
  @field.text({ max: LONGEST, min: 0, lines: true, nullable: true, description: 'How it shall read; null or empty: not at all, where that may be.' }) text: string | null;
}

export class Redact {
  @field.list(() => RedactedPassage, { max: PASSAGES_AT_MOST, description: 'Each passage once; what is left out stays as it is.' }) passages: RedactedPassage[];
}
