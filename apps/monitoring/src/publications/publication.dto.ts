import { field, PageQuery } from '@liaison/platform';
import { standings, type Standing } from './standing.js';

const VERSION = { min: 1, max: 2_147_483_647 };

export class PublicationQuery extends PageQuery {
  @field.ids({ max: 100, optional: true }) ids?: string[];
  @field.someOf(standings, { optional: true }) standing?: Standing[];
  @field.id({ optional: true, description: 'Those that came with this import of a file.' }) importId?: string;
  @field.text({ max: 300, optional: true, pattern: /^(pmid|doi|pmcid):\S+$/, description: 'Exactly: `pmid:31452104`, `doi:10.1000/xyz`.' }) identifier?: string;
}

export class PublicationIdentifiers {
  @field.text({ max: 20, nullable: true }) pmid: string | null;
  @field.text({ max: 500, nullable: true }) doi: string | null;
  @field.text({ max: 20, nullable: true }) pmcid: string | null;
}

export class PublicationView {
  @field.id() id: string;
  @field.integer(VERSION) version: number;
  @field.code() kind: string;
  @field.text({ max: 100_000, lines: true }) title: string;
  @field.text({ max: 10_000, nullable: true }) journal: string | null;
  @field.text({ max: 40, nullable: true, description: 'As far as it is known: `2026`, `2026-03`, `2026-03-02`.' }) publishedOn: string | null;
  @field.oneOf(standings, { description: 'Whether it may still be relied on.' }) standing: Standing;
  @field.object(() => PublicationIdentifiers) identifiers: PublicationIdentifiers;
  @field.json({ description: 'What all sources together say: authors, abstract, MeSH headings, relations…' }) record: Record<string, unknown>;
  @field.json({ description: 'By field of the record, the kinds of source that it comes from.' }) provenance: Record<string, unknown>;
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
}

export class PublicationPage {
  @field.list(() => PublicationView, { max: 200 }) items: PublicationView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
