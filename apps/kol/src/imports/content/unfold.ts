import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { Cutter } from './cutter.js';

const CHUNK_BYTES = 262_144;

/**
 * Writes a JSON document of any size as lines that each can be read alone, without ever holding it
 * whole. Doing it again does no harm: the lines appear at once, when they are complete.
 * @throws Unreadable when the document ends too early, closes too much, or is one enormous object
 */
export async function unfold(from: string, to: string): Promise<void> {
  const cutter = new Cutter();
  const file = await open(`${to}.part`, 'w', 0o600);
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: CHUNK_BYTES })) {
      const lines = cutter.cut(chunk as Buffer);
      if (lines.length > 0) await file.write(Buffer.concat(lines));
    }
    cutter.end();
  } finally {
    await file.close();
  }
  await rename(`${to}.part`, to);
}
