import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { In } from 'typeorm';
import { Allow, InTx, Keyset, notFound, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { PublicationPage, PublicationQuery, PublicationView } from './publication.dto.js';
import { Publication } from './publication.entity.js';

/** Works that came in, each one record however many sources speak of it. */
@ApiTags('publications')
@Controller('publications')
export class PublicationsController {
  @Get()
  @Allow('publications:read')
  @ApiOkResponse({ type: PublicationPage })
  async list(@InTx() tx: Tx, @Query() query: PublicationQuery): Promise<Page<PublicationView>> {
    const keyset = new Keyset(query, 'recent', { recent: { column: 'p.updated_at', type: 'timestamptz', descending: true } }, 'p');
    const values: unknown[] = [query.standing ?? null, query.identifier ?? null, query.importId ?? null, query.ids ?? null];
    const rows = await tx.query<{ id: string; sort_key: string }>(
      `SELECT p.id, ${keyset.key} FROM publications p
        WHERE p.survivor_id IS NULL AND ${tx.context.scope === 'none' ? 'false' : 'true'} AND ($1::text[] IS NULL OR p.standing = ANY($1))
          AND ($2::text IS NULL OR p.id = (SELECT publication_id FROM publication_keys WHERE key = $2))
          AND ($3::uuid IS NULL OR p.id IN (SELECT coalesce(w.survivor_id, w.id) FROM publication_imports i JOIN imported_works USING (run_id) JOIN publications w ON w.id = publication_id WHERE i.id = $3))
          AND ($4::uuid[] IS NULL OR p.id = ANY($4)) AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    const found = new Map((await (await tx.reading(Publication)).findBy({ id: In(rows.map(({ id }) => id)) })).map((one) => [one.id, one]));
    return keyset.page(rows, ({ id }) => present(found.get(id)!));
  }

  /** An id that turned out to be another work’s is answered with that work. */
  @Get(':id')
  @Allow('publications:read')
  @ApiOkResponse({ type: PublicationView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<PublicationView>> {
    const publications = await tx.reading(Publication);
    const asked = tx.context.scope === 'none' ? null : await publications.findOneBy({ id });
    const found = asked?.survivorId ? await publications.findOneBy({ id: asked.survivorId }) : asked;
    if (!found) throw notFound();
    return versioned(present(found), found.version);
  }
}

const present = (publication: Publication): PublicationView => {
  const { pmid = null, doi = null, pmcid = null } = publication.record.identifiers;
  return {
    id: publication.id,
    version: publication.version,
    kind: publication.kind,
    title: publication.title,
    journal: publication.journal,
    publishedOn: publication.publishedOn,
    standing: publication.standing,
    identifiers: { pmid, doi, pmcid },
    record: publication.record as unknown as Record<string, unknown>,
    provenance: publication.provenance,
    createdAt: publication.createdAt.toISOString(),
    updatedAt: publication.updatedAt.toISOString(),
  };
};
