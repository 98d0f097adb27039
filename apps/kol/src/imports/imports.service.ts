import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { newId } from '@liaison/contracts';
import { CONFIG, ContentStore, Problem, staleVersion, UnitOfWork, useContent, type Config, type ContentBody, type Context, type Stored, type Tx } from '@liaison/platform';
import { beginsLikeJson } from './content/begins-like-json.js';
import type { CreateImport } from './import.dto.js';
import { Import } from './import.entity.js';
import { findImport } from './imports.queries.js';
import { announce, askForNext, forgetContent, hasEnded, told } from './progress.js';

/** Media types whose content is one resource a line. */
const LINES = /ndjson$/;

/** The domain's verbs for imports. What an import does by itself stands in `units`. */
@Injectable()
export class ImportsService implements OnModuleInit {
  readonly #store: ContentStore;

  constructor(
    private readonly work: UnitOfWork,
    private readonly source: DataSource,
    @Inject(CONFIG) config: Config,
  ) {
    this.#store = new ContentStore(join(config.dataDir, 'content', 'imports'), beginsLikeJson);
  }

  onModuleInit(): void {
    useContent(this.source, this.#store);
  }

  async create(tx: Tx, { id = newId(), format, fileName, source, dryRun }: CreateImport): Promise<Import> {
    tx.insert(Import, {
      id,
      ownerId: tx.userId,
      format,
      fileName: fileName ?? null,
      source: source?.replace(/\/+$/, '') ?? null,
      dryRun: dryRun ?? false,
      status: 'awaiting-content',
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    const made = await findImport(tx, id);
    tx.audit({ resource: 'import', resourceId: id, after: told(made) });
    announce(tx, made);
    return made;
  }

  /** Takes the file in, which may take minutes: no connection is held meanwhile, and nothing is kept before it is whole. */
  async receive(context: Omit<Context, 'now'>, id: string, version: number, { type, stream }: ContentBody): Promise<Import> {
    await this.work.run(context, async (tx) => void awaiting(await atVersion(tx, id, version)));
    return this.#store.receive(stream, (stored) => this.work.run(context, (tx) => accept(tx, id, version, stored, LINES.test(type))));
  }

  /** Ends an import that has not ended. What it has made stays; the rest of the file is not touched any more. */
  async cancel(tx: Tx, id: string, version: number): Promise<Import> {
    const before = await atVersion(tx, id, version);
    if (hasEnded(before.status)) throw new Problem('conflict', { fr: 'Cette importation est déjà terminée.', en: 'This import has already ended.' });
    forgetContent(tx, before);
    return change(tx, before, { status: 'cancelled', contentName: null, endedAt: tx.now });
  }
}

/** The import at the version that the caller has seen, once the unit that may be at work on it is done. */
async function atVersion(tx: Tx, id: string, version: number): Promise<Import> {
  await tx.query('SELECT 1 FROM imports WHERE id = $1 FOR UPDATE', [id]);
  const found = await findImport(tx, id);
  if (found.version !== version) throw staleVersion(found.version);
  return found;
}

function awaiting(it: Import): Import {
  if (it.status === 'awaiting-content') return it;
  throw new Problem('conflict', { fr: 'Cette importation a déjà son contenu.', en: 'This import has its content already.' });
}

async function accept(tx: Tx, id: string, version: number, { name, hash, bytes }: Stored, isLines: boolean): Promise<Import> {
  const before = awaiting(await atVersion(tx, id, version));
  const content = { contentName: name, contentHash: hash, contentBytes: bytes };
  const after = await change(tx, before, { status: 'waiting', ...content, phase: isLines ? 'stage' : 'unfold' });
  askForNext(tx, after);
  return after;
}

/** Changes an import in somebody's name: row, audit entry and job event together. */
async function change(tx: Tx, before: Import, changes: Partial<Import>): Promise<Import> {
  await tx.update(Import, before, { ...changes, progress: before.progress + 1 });
  const after = await findImport(tx, before.id);
  tx.audit({ resource: 'import', resourceId: before.id, before: told(before), after: told(after) });
  announce(tx, after);
  return after;
}
