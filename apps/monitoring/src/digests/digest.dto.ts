import { field, mailStatuses, PageQuery } from '@liaison/platform';
import { FailureView } from '../sources/source.dto.js';
import { frequencies, type Frequency } from './digest.entity.js';

const MANY = 2_147_483_647;

export class ReplaceDigestPreference {
  @field.oneOf(frequencies) frequency: Frequency;
  @field.integer({ min: 0, max: 23, description: 'On the wall clock of Toronto.' }) hour: number;
  @field.integer({ min: 1, max: 7, description: 'Of a weekly digest; 1 is Monday.' }) weekday: number;
}

export class DigestPreferenceView extends ReplaceDigestPreference {
  @field.integer({ min: 1, max: MANY }) version: number;
  @field.text({ max: 254, nullable: true, description: 'Where it goes, as the directory has it.' }) address: string | null;
  @field.flag({ description: 'Whether there is a mail server; without one, digests are read in the app.' }) mailed: boolean;
  @field.instant({ nullable: true }) nextAt: string | null;
}

/** Nothing to say: the digest is made of what is new. */
export class AskForDigest {
  @field.id({ optional: true }) id?: string;
}

export class DigestQuery extends PageQuery {}

export class DigestView {
  @field.id() id: string;
  @field.instant({ nullable: true, description: 'The slot that it was due at; null when it was asked for.' }) slot: string | null;
  @field.integer({ min: 0, max: MANY, description: 'Slots that went by before it, and that it catches up.' }) missed: number;
  @field.integer({ min: 0, max: MANY, description: 'Signals that it tells of; where there are none, nothing is sent.' }) signalCount: number;
  @field.oneOf(['fr', 'en'], { description: 'In which it was written.' }) language: 'fr' | 'en';
  @field.text({ max: 1_000, nullable: true, description: 'Null when nothing was sent, or after some weeks.' }) subject: string | null;
  @field.oneOf(mailStatuses, { nullable: true, description: '`unknown`: it may have arrived, and is not sent again. `held`: there is no mail server. Null when nothing was sent.' }) status: string | null;
  @field.object(() => FailureView, { nullable: true }) failure: FailureView | null;
  @field.instant() createdAt: string;
  @field.instant({ nullable: true, description: 'When it was sent, or given up.' }) endedAt: string | null;
}

export class DigestPage {
  @field.list(() => DigestView, { max: 200 }) items: DigestView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

export class DigestText extends DigestView {
  @field.text({ max: 1_000_000, lines: true, nullable: true, description: 'What it says, without its form; for some weeks.' }) text: string | null;
}
