import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ServiceName } from '@liaison/contracts';
import type { Config } from '../config.js';

/** A line of the anchor file: the head of the chain at a count, and the Merkle root of the seals since the line before. */
export interface Anchor {
  sequence: number;
  head: string;
  /** The signature of the head; anchors of the first release have none. */
  mac?: string;
  root: string;
  at: string;
}

export const anchorFile = (config: Config, service: ServiceName): string => join(config.dataDir, 'anchors', `${service}.jsonl`);

/** The lines of the anchor file as they stand, up to a place if one is told. What follows the last line break was torn off by a crash, and vouches for nothing. */
export function anchorLines(file: string, upTo = Number.MAX_SAFE_INTEGER): string[] {
  const lines = existsSync(file) ? whole(readFileSync(file, 'utf8')) : [];
  return lines.filter((line) => (parseAnchor(line)?.sequence ?? 0) <= upTo);
}

/** Null for a line that no sealer has written. */
export function parseAnchor(line: string): Anchor | null {
  try {
    const { sequence, head, mac, root, at } = JSON.parse(line) as Anchor;
    const sound = Number.isSafeInteger(sequence) && sequence > 0 && [head, root, mac ?? root].every((hash) => /^[0-9a-f]{64}$/.test(hash)) && !Number.isNaN(Date.parse(at));
    return sound ? { sequence, head, mac, root, at } : null;
  } catch {
    return null;
  }
}

/** More than one line, so that the end of the file always holds the last of them. */
const TAIL_BYTES = 4_096;

/** The last line, read without reading the years before it. */
export async function lastLine(file: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return whole(tail.toString('utf8')).at(-1) ?? null;
  } finally {
    await handle.close();
  }
}

/** Adds a line that is on the disk when this resolves; cuts off what a crash has left of another one. */
export async function appendLine(file: string, line: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await handle.read(tail, 0, tail.length, size - tail.length);
    await handle.truncate(size - (tail.length - 1 - tail.lastIndexOf('\n')));
    await handle.appendFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const whole = (text: string): string[] => text.split('\n').slice(0, -1);
