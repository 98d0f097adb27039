import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Real files that the project does not own: present where it is developed, absent elsewhere. */
export const SHARED_DATA = join(process.cwd(), '../shared/data');
export const hasSharedData = existsSync(join(SHARED_DATA, 'INDEX.md'));

/** Every file below a folder but its description, as paths below `shared/data`, in order. */
export function sharedFiles(folder: string): string[] {
  const root = join(SHARED_DATA, folder);
  return (readdirSync(root, { recursive: true }) as string[])
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile() && !path.endsWith('SOURCE.md'))
    .map((path) => relative(SHARED_DATA, path))
    .sort();
}

export const sharedBytes = (file: string): Buffer => readFileSync(join(SHARED_DATA, file));
