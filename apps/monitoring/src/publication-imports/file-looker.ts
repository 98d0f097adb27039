import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { contentOf, system, UnitOfWork } from '@liaison/platform';
import type { Page } from '../intake/intake.js';
import { countEntries } from '../reading/count.js';
import { droppedFile, readDocument } from '../reading/read.js';
import type { Document } from '../reading/document.js';
import type { Entry } from '../records/entry.js';
import type { Stopped } from '../runs/looker.js';
import type { Run } from '../runs/run.entity.js';
import type { Failure } from '../sources/source.entity.js';

/** Entries that are kept in one unit of work. */
const BATCH = 200;

interface Given {
  signals: boolean;
  path: string;
}

/** Reads the file that somebody has given, a batch at a time. What a file cannot give now it can never give. */
@Injectable()
export class FileLooker {
  constructor(private readonly work: UnitOfWork) {}

  async *look(run: Run): AsyncGenerator<Page, Stopped | null> {
    const given = await this.#given(run.id);
    const document = given && (await contentOfFile(given.path));
    if (!given || !document) return never(LOST);
    const file = await droppedFile(document);
    if ('refusal' in file) return never({ code: file.refusal.code, message: file.refusal.message });
    await this.work.asSystem(system('watch'), (tx) => tx.query('UPDATE publication_imports SET format = $2 WHERE run_id = $1', [run.id, file.format]));
    const hits = run.hits ?? (await countEntries(file.format, file.document)) ?? undefined;
    const page = (entries: Entry[], taken: number): Page => ({ entries, hits, origin: `file:${file.format}`, state: { taken }, quiet: !given.signals });
    const before = typeof run.state.taken === 'number' ? run.state.taken : 0;
    let seen = 0;
    let waiting: Entry[] = [];
    for await (const entries of readDocument(file.format, file.document)) {
      const [first] = entries;
      if (seen === 0 && first?.kind === 'refused' && first.whole) return never({ code: first.refusal.code, message: first.refusal.message });
      // What an earlier process has taken is read past.
      waiting.push(...entries.slice(Math.max(0, before - seen)));
      seen += entries.length;
      for (; waiting.length > BATCH; waiting = waiting.slice(BATCH)) yield page(waiting.slice(0, BATCH), seen - waiting.length + BATCH);
    }
    if (seen === 0) return never(NOTHING);
    yield page(waiting, seen);
    return null;
  }

  async #given(runId: string): Promise<Given | null> {
    return this.work.asSystem(system('watch'), async (tx) => {
      const [row] = await tx.query<{ name: string | null; signals: boolean }>('SELECT content_name AS name, signals FROM publication_imports WHERE run_id = $1', [runId]);
      return row?.name ? { signals: row.signals, path: contentOf(tx.source).path(row.name) } : null;
    });
  }
}

const contentOfFile = (path: string): Promise<Document | null> => readFile(path).then((bytes) => ({ bytes, takenAt: new Date() }), () => null);

const never = (failure: Failure): Stopped => ({ kind: 'failed', failure, forGood: true });

const LOST: Failure = { code: 'content-lost', message: { fr: 'Le fichier téléversé n’est plus là; importez-le de nouveau.', en: 'The uploaded file is no longer there; import it again.' } };
const NOTHING: Failure = { code: 'no-records', message: { fr: 'Le fichier ne contient aucune notice.', en: 'The file holds no record.' } };
