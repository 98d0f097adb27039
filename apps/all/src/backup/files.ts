import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { anchorLines, type Config } from '@liaison/platform';

const ANCHORS = 'anchors';
const CONTENT = 'content';

/** The last anchor of each service that the database knows, as of the snapshot. */
export async function lastAnchors(client: pg.Client, services: readonly string[]): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  for (const service of services) {
    const { rows } = await client.query<{ last: string }>(`SELECT coalesce(max(sequence), 0) AS last FROM ${service}.audit_anchors`);
    last.set(service, Number(rows[0]!.last));
  }
  return last;
}

/**
 * Copies what lies beside the database. The suite goes on anchoring meanwhile, so the anchors are cut
 * to those that the snapshot knows: one too many would vouch for entries that are not there, one too
 * few would look as if a hand had taken it away.
 */
export async function copyFiles(config: Config, folder: string, anchored: ReadonlyMap<string, number>): Promise<void> {
  const from = join(config.dataDir, ANCHORS);
  await mkdir(join(folder, ANCHORS), { recursive: true });
  for (const file of existsSync(from) ? await readdir(from) : []) {
    const last = anchored.get(file.replace(/\.jsonl$/, '')) ?? 0;
    const known = anchorLines(join(from, file), last);
    await writeFile(join(folder, ANCHORS, file), known.map((line) => `${line}\n`).join(''));
  }
  if (existsSync(join(config.dataDir, CONTENT))) await cp(join(config.dataDir, CONTENT), join(folder, CONTENT), { recursive: true });
}

/** Puts the files back beside the data; what is there already is kept under another name. */
export async function putFilesBack(config: Config, folder: string): Promise<void> {
  for (const name of [ANCHORS, CONTENT]) {
    const target = join(config.dataDir, name);
    if (existsSync(target)) await rename(target, `${target}.before-restore-${Date.now()}`);
    if (existsSync(join(folder, name))) await cp(join(folder, name), target, { recursive: true });
  }
}
