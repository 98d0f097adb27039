import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { newId } from '@liaison/contracts';
import { Problem, refused } from './problem.js';

/** 100 MB, as for every content of the suite. */
const CONTENT_BYTES = 100 * 1_048_576;
/** A file that nobody wants and that is younger may be on its way to somebody. */
const ORPHAN_MS = 3_600_000;
const PART = '.part';

export interface Stored {
  /** Hash and an id of its own: two uploads of one file must not delete each other's. */
  name: string;
  hash: string;
  bytes: number;
}

/** Looks at the bytes as they come, until it has seen something: false as long as there is nothing but blanks. @throws Problem when this cannot be what is meant */
type Begins = (chunk: Buffer) => boolean;

/** Files that people give a service, from their arrival until they have been read. What is made of a file has its name and an ending. */
export class ContentStore {
  constructor(
    private readonly folder: string,
    private readonly begins: Begins = isMoreThanBlank,
  ) {}

  path(name: string): string {
    return join(this.folder, name);
  }

  /**
   * Writes a body as it arrives, counting and hashing, so that no connection is held meanwhile; it gets its name
   * when it is whole and on the disk. A file that `keep` does not keep is removed.
   * @throws Problem `too-large`, `unprocessable` when it is empty, and what `begins` and `keep` throw
   */
  async receive<T>(body: Readable, keep: (stored: Stored) => Promise<T>): Promise<T> {
    const stored = await this.#write(body);
    try {
      return await keep(stored);
    } catch (error) {
      await this.remove(stored.name);
      throw error;
    }
  }

  /** Deletes a file and what was made of it, whichever of these is named. */
  async remove(name: string): Promise<void> {
    const stem = stemOf(name);
    for (const file of await this.files()) if (file.startsWith(stem)) await rm(this.path(file), { force: true });
  }

  /** Deletes what a crash has left behind: files that nobody is still to read. */
  async sweep(wanted: readonly string[]): Promise<void> {
    const stems = wanted.map(stemOf);
    for (const file of await this.files()) {
      if (stems.some((stem) => file.startsWith(stem))) continue;
      const { mtimeMs } = await stat(this.path(file));
      if (Date.now() - mtimeMs > ORPHAN_MS) await rm(this.path(file), { force: true });
    }
  }

  async #write(body: Readable): Promise<Stored> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const part = this.path(`${newId()}${PART}`);
    try {
      const { hash, bytes } = await write(body, part, this.begins);
      const name = `${hash}.${newId()}`;
      await rename(part, this.path(name));
      return { name, hash, bytes };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  private files(): Promise<string[]> {
    return readdir(this.folder).catch(() => []);
  }
}

/** Hash and id: what a file and everything made of it have in common. */
const stemOf = (name: string): string => name.split('.').slice(0, 2).join('.');

async function write(body: Readable, path: string, begins: Begins): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  let begun = false;
  try {
    // Giving up must leave the request open, or its answer could not be read.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > CONTENT_BYTES) throw tooLarge();
      begun ||= begins(chunk);
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

const BLANKS = new Set([0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf]);
const isMoreThanBlank = (chunk: Buffer): boolean => chunk.some((byte) => !BLANKS.has(byte));

const tooLarge = (): Problem => new Problem('too-large', { fr: 'Le fichier dépasse 100 Mo.', en: 'The file is larger than 100 MB.' });
const empty = (): Problem => refused('content', 'empty', { fr: 'Le fichier est vide.', en: 'The file is empty.' });

/** The store of each service in this process, found by the database connection that a unit of work came from. */
const stores = new WeakMap<DataSource, ContentStore>();

export const useContent = (source: DataSource, store: ContentStore): void => void stores.set(source, store);

export function contentOf(source: DataSource): ContentStore {
  const store = stores.get(source);
  if (!store) throw new Error('This service has not started: there is no store of contents.');
  return store;
}
