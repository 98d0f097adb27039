import { field, PageQuery } from '@liaison/platform';
import { importStatuses, rowStatuses } from './import.entity.js';

const COUNT = { min: 0, max: 2_147_483_647 };
const formats = ['fhir-r4'] as const;

export class CreateImport {
  @field.id({ optional: true, description: 'Made by the client when it works offline.' }) id?: string;
  @field.oneOf(formats, { description: 'FHIR R4 Practitioner and Organization.' }) format: (typeof formats)[number];
  @field.text({ max: 255, optional: true, description: 'What the user calls the file.' }) fileName?: string;
  @field.text({
    max: 300,
    pattern: /^https?:\/\/\S+$/,
    optional: true,
    description: 'Address of the server that the file comes from, such as https://registre.exemple/fhir: with it an id of that server is unique in the world.',
  })
  source?: string;
  @field.flag({ optional: true, description: 'Counts what would happen and writes nothing.' }) dryRun?: boolean;
}

export class ImportQuery extends PageQuery {
  @field.someOf(importStatuses, { optional: true }) status?: string[];
}

export class ImportRowQuery extends PageQuery {
  @field.someOf(rowStatuses, { optional: true }) status?: string[];
}

/** A code with what it means in both languages. */
export class ImportReason {
  @field.code() code: string;
  @field.text({ max: 1_000 }) fr: string;
  @field.text({ max: 1_000 }) en: string;
}

export class ImportCounts {
  @field.integer({ ...COUNT, description: 'Resources read so far.' }) total: number;
  @field.integer({ ...COUNT, description: 'Read, and still to be done.' }) pending: number;
  @field.integer(COUNT) created: number;
  @field.integer(COUNT) updated: number;
  @field.integer(COUNT) unchanged: number;
  @field.integer(COUNT) refused: number;
}

/** An import. Its version counts what people do to it; progress leaves it alone, so that a running import can be cancelled. */
export class ImportView {
  @field.id() id: string;
  @field.integer({ min: 1, max: COUNT.max }) version: number;
  @field.id({ description: 'Who started it.' }) ownerId: string;
  @field.oneOf(formats) format: string;
  @field.text({ max: 255, nullable: true }) fileName: string | null;
  @field.text({ max: 300, nullable: true }) source: string | null;
  @field.flag() dryRun: boolean;
  @field.oneOf(importStatuses) status: string;
  @field.object(() => ImportReason, { nullable: true, description: 'Why the import as a whole failed.' }) failure: ImportReason | null;
  @field.object(() => ImportCounts) counts: ImportCounts;
  @field.text({ max: 64, nullable: true, description: 'SHA-256 of the file.' }) contentHash: string | null;
  @field.integer({ ...COUNT, nullable: true }) contentBytes: number | null;
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
  @field.instant({ nullable: true }) endedAt: string | null;
}

export class ImportPage {
  @field.list(() => ImportView, { max: 200 }) items: ImportView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

/** One resource of the file, and what became of it. In a dry run: what would have. */
export class ImportRowView {
  @field.integer({ min: 1, max: COUNT.max, description: 'Its place in the file.' }) ordinal: number;
  @field.oneOf(rowStatuses) status: string;
  @field.text({ max: 64 }) resourceType: string;
  @field.text({ max: 1_000, nullable: true, description: 'How the file calls it; forgotten 30 days after the end.' }) reference: string | null;
  @field.id({ nullable: true, description: 'The stakeholder or organization.' }) resultId: string | null;
  @field.object(() => ImportReason, { nullable: true, description: 'Why it was refused.' }) reason: ImportReason | null;
  @field.list(() => ImportReason, { max: 20, description: 'What of it was left out.' }) notes: ImportReason[];
}

export class ImportRowPage {
  @field.list(() => ImportRowView, { max: 200 }) items: ImportRowView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
