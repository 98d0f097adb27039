import { field, PageQuery } from '@liaison/platform';
import { SignalSubject } from '../signals/signal.dto.js';
import { authorshipReasons, authorshipStatuses, type AuthorshipStatus } from './authorship.entity.js';

const VERSION = { min: 1, max: 2_147_483_647 };

export class AuthorshipQuery extends PageQuery {
  @field.id({ optional: true, description: 'Those of one person, by any of their ids.' }) stakeholderId?: string;
  @field.id({ optional: true, description: 'Those of one publication or trial.' }) subjectId?: string;
  @field.someOf(authorshipStatuses, { optional: true }) status?: AuthorshipStatus[];
}

/** What speaks for it. */
export class AuthorshipReasonView {
  @field.oneOf(authorshipReasons) code: (typeof authorshipReasons)[number];
  @field.text({ max: 1_000, nullable: true, description: 'The name as published, the ORCID, or the organization that the address speaks of.' }) said: string | null;
  @field.id({ nullable: true, description: 'Of `coauthor`: who wrote it too, and has written with the person before.' }) stakeholderId: string | null;
}

export class AuthorshipView {
  @field.id() id: string;
  @field.integer(VERSION) version: number;
  @field.id({ description: 'Who the person is today.' }) stakeholderId: string;
  @field.oneOf(authorshipStatuses, { description: '`certain` by the ORCID; a `candidate` waits for a person to confirm or reject it.' }) status: AuthorshipStatus;
  @field.text({ max: 1_000, description: 'The name as published.' }) author: string;
  @field.list(() => AuthorshipReasonView, { max: 200 }) reasons: AuthorshipReasonView[];
  @field.object(() => SignalSubject) subject: SignalSubject;
  @field.id({ nullable: true }) decidedBy: string | null;
  @field.instant({ nullable: true }) decidedAt: string | null;
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
}

export class AuthorshipPage {
  @field.list(() => AuthorshipView, { max: 200 }) items: AuthorshipView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
