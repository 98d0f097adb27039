import { field, PageQuery } from '@liaison/platform';
import { Exclusion, RunCounts } from '../runs/run.dto.js';
import { FailureView } from '../sources/source.dto.js';

const COUNT = { min: 0, max: 2_147_483_647 };
/** `repeated`: the very same file has been imported before. */
export const importStatuses = ['awaiting-content', 'waiting', 'running', 'completed', 'failed', 'cancelled', 'repeated'] as const;

export class CreatePublicationImport {
  @field.id({ optional: true, description: 'Made by the client when it works offline.' }) id?: string;
  @field.text({ max: 255, optional: true, description: 'What the user calls the file.' }) fileName?: string;
  @field.flag({ optional: true, description: 'Whether what strategies search for is signalled, as when it comes from a source; unless told, it is.' }) signals?: boolean;
}

/** An import of a file of publications. Its version counts what people do to it; progress leaves it alone. */
export class PublicationImportView {
  @field.id() id: string;
  @field.integer({ min: 1, max: COUNT.max }) version: number;
  @field.id({ description: 'Who started it.' }) ownerId: string;
  @field.text({ max: 255, nullable: true }) fileName: string | null;
  @field.flag() signals: boolean;
  @field.oneOf(importStatuses, { description: '`repeated`: the very same file has been imported before.' }) status: string;
  @field.code({ nullable: true, description: 'What was seen in the file: `pubmed`, `nbib`, `ris`, `bibtex`, `csv`, `endnote-xml`, `enw`, `isi`.' }) format: string | null;
  @field.id({ nullable: true, description: 'The earlier import of the very same file.' }) repeatsId: string | null;
  @field.id({ nullable: true, description: 'Its run, which may be cancelled and whose refusals say what was not taken.' }) runId: string | null;
  @field.object(() => RunCounts, { nullable: true }) counts: RunCounts | null;
  @field.list(() => Exclusion, { max: 20, description: 'Records that became no signal.' }) excluded: Exclusion[];
  @field.object(() => FailureView, { nullable: true, description: 'Why nothing came of it.' }) failure: FailureView | null;
  @field.text({ max: 64, nullable: true, description: 'SHA-256 of the file.' }) contentHash: string | null;
  @field.integer({ ...COUNT, nullable: true }) contentBytes: number | null;
  @field.instant() createdAt: string;
  @field.instant({ nullable: true }) endedAt: string | null;
}

export class PublicationImportPage {
  @field.list(() => PublicationImportView, { max: 200 }) items: PublicationImportView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

export class PublicationImportQuery extends PageQuery {
  @field.flag({ optional: true, description: 'Those of the caller.' }) mine?: boolean;
}
