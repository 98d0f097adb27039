import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { newId } from '@liaison/contracts';
import { Problem, refused } from '@liaison/platform';

/** 100 MB, as for every content of the suite. */
const CONTENT_BYTES = 100 * 1_048_576;
/** A file that no import knows and that is younger may be on its way to one. */
const ORPHAN_MS = 3_600_000;
const PART = '.part';
const LINES = '.lines';

export interface Stored {
  /** Hash and an id of its own: two uploads of one file must not delete each other's. */
  name: string;
  hash: string;
  bytes: number;
}

/** The files of imports, from their arrival until they have been read. */
export class ContentStore {
  constructor(private readonly folder: string) {}

  path(name: string): string {
    return join(this.folder, name);
  }

  /**
   * Writes a body as it arrives, counting and hashing; it gets its name when it is whole and on the disk.
   * @throws Problem `too-large`, `unsupported-media-type` when it does not begin like JSON, `unprocessable` when it is empty
   */
  async receive(body: Readable): Promise<Stored> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const part = this.path(`${newId()}${PART}`);
    try {
      const { hash, bytes } = await write(body, part);
      const name = `${hash}.${newId()}`;
      await rename(part, this.path(name));
      return { name, hash, bytes };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** Where the lines of a document are written, under a name of their own. */
  linesOf(name: string): string {
    return `${name}${LINES}`;
  }

  /** Deletes a file with the lines made of it, whichever of the two is named. */
  async remove(name: string): Promise<void> {
    const file = name.replace(LINES, '');
    for (const one of [file, `${file}${LINES}`, `${file}${LINES}${PART}`]) await rm(this.path(one), { force: true });
  }

  /** Deletes what a crash has left behind: files that no import is still to read. */
  async sweep(wanted: readonly string[]): Promise<void> {
    const stems = wanted.map((name) => name.replace(LINES, ''));
    for (const file of await readdir(this.folder).catch(() => [])) {
      if (stems.some((stem) => file.startsWith(stem))) continue;
      const { mtimeMs } = await stat(this.path(file));
      if (Date.now() - mtimeMs > ORPHAN_MS) await rm(this.path(file), { force: true });
    }
  }
}

async function write(body: Readable, path: string): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  let begun = false;
  try {
    // Giving up must leave the request open, or its answer could not be read.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > CONTENT_BYTES) throw tooLarge();
      begun ||= beginsLikeJson(chunk);
      hash.update(chunk);
      await file.write(chunk);
    }
    if (!begun) throw empty();
    await file.datasync();
  } finally {
    await file.close();
  }
  return { hash: hash.digest('hex'), bytes };
}

/** Whether JSON has begun; false as long as there is nothing but blanks. */
function beginsLikeJson(chunk: Buffer): boolean {
  const first = /[^\s\ufeff]/.exec(chunk.subarray(0, 64).toString('utf8'))?.[0];
  if (first === undefined) return false;
  if (first === '{' || first === '[') return true;
  throw new Problem('unsupported-media-type', {
    fr: 'Ce contenu n’est pas du JSON : il ne commence ni par { ni par [.',
    en: 'This content is not JSON: it begins with neither { nor [.',
  });
}

const tooLarge = (): Problem => new Problem('too-large', { fr: 'Le fichier dépasse 100 Mo.', en: 'The file is larger than 100 MB.' });
const empty = (): Problem => refused('content', 'empty', { fr: 'Le fichier est vide.', en: 'The file is empty.' });

/** The store of each service in this process, found by the database connection that a unit of work came from. */
const stores = new WeakMap<DataSource, ContentStore>();

export const useContent = (source: DataSource, store: ContentStore): void => void stores.set(source, store);

export function contentOf(source: DataSource): ContentStore {
  const store = stores.get(source);
  if (!store) throw new Error('ImportsModule has not started: there is no store of contents.');
  return store;
}
