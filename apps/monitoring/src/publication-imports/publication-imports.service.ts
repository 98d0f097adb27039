import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '@liaison/contracts';
import { CONFIG, ContentStore, notFound, Problem, staleVersion, UnitOfWork, useContent, type Config, type ContentBody, type Context, type Stored, type Tx } from '@liaison/platform';
import { blankRun } from '../runs/due.js';
import { Run } from '../runs/run.entity.js';
import type { CreatePublicationImport } from './publication-import.dto.js';
import { PublicationImport } from './publication-import.entity.js';
import { findImport } from './publication-imports.queries.js';

/** The domain's verbs for files of publications. What their runs do stands in `file-looker.ts`. */
@Injectable()
export class PublicationImportsService implements OnModuleInit {
  readonly #store: ContentStore;

  constructor(
    private readonly work: UnitOfWork,
    private readonly source: DataSource,
    @Inject(CONFIG) config: Config,
  ) {
    this.#store = new ContentStore(join(config.dataDir, 'content', 'publication-imports'));
  }

  onModuleInit(): void {
    useContent(this.source, this.#store);
  }

  async create(tx: Tx, { id = newId(), fileName, signals = true }: CreatePublicationImport): Promise<PublicationImport> {
    tx.insert(PublicationImport, {
      ...{ id, version: 1, ownerId: tx.userId, fileName: fileName ?? null, signals, createdAt: tx.now, updatedAt: tx.now },
      ...{ contentName: null, contentHash: null, contentBytes: null, format: null, repeatsId: null, runId: null },
    });
    const made = await findImport(tx, id);
    tx.audit({ resource: 'publication-import', resourceId: id, after: told(made) });
    return made;
  }

  /** Takes the file in: no connection is held meanwhile, and nothing is kept before it is whole. */
  async receive(context: Omit<Context, 'now'>, id: string, version: number, { stream }: ContentBody): Promise<PublicationImport> {
    await this.work.run(context, (tx) => awaiting(tx, id, version));
    return this.#store.receive(stream, async (stored) => {
      const after = await this.work.run(context, (tx) => accept(tx, id, version, stored));
      if (after.repeatsId) await this.#store.remove(stored.name);
      return after;
    });
  }
}

/** One's own import, at the version that one has seen, before its file has come. */
async function awaiting(tx: Tx, id: string, version: number): Promise<PublicationImport> {
  await tx.query('SELECT 1 FROM publication_imports WHERE id = $1 FOR UPDATE', [id]);
  const found = await findImport(tx, id);
  if (found.ownerId !== tx.userId) throw notFound();
  if (found.version !== version) throw staleVersion(found.version);
  if (found.contentHash !== null) throw new Problem('conflict', { fr: 'Cette importation a déjà son fichier.', en: 'This import has its file already.' });
  return found;
}

async function accept(tx: Tx, id: string, version: number, { name, hash, bytes }: Stored): Promise<PublicationImport> {
  const before = await awaiting(tx, id, version);
  const repeatsId = await earlier(tx, hash, before.signals);
  const runId = repeatsId ? null : newId();
  if (runId) tx.insert(Run, { ...blankRun(tx), id: runId, kind: 'import', requestedBy: tx.userId });
  await tx.update(PublicationImport, before, { contentName: runId && name, contentHash: hash, contentBytes: bytes, repeatsId, runId });
  const after = await findImport(tx, id);
  tx.audit({ resource: 'publication-import', resourceId: id, before: told(before), after: told(after) });
  return after;
}

/** The same file twice is one import, whoever is faster; one that came to nothing may be tried again. */
async function earlier(tx: Tx, hash: string, signals: boolean): Promise<string | null> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('publication import ' || $1))`, [hash]);
  const [row] = await tx.query<{ id: string }>(
    `SELECT i.id FROM publication_imports i JOIN runs r ON r.id = i.run_id
      WHERE i.content_hash = $1 AND (i.signals OR NOT $2) AND r.status IN ('waiting', 'running', 'completed') ORDER BY i.created_at LIMIT 1`,
    [hash, signals],
  );
  return row?.id ?? null;
}

/** As the audit shows it; what somebody calls a file may hold a name. */
const told = ({ signals, contentHash, contentBytes, repeatsId, runId }: PublicationImport): object => ({ signals, contentHash, contentBytes, repeatsId, runId });
