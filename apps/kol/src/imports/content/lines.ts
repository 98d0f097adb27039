import { createReadStream } from 'node:fs';

export interface Line {
  /** The bytes of the line without its end; null when it is longer than {@link LINE_BYTES}. */
  bytes: Buffer | null;
  /** The byte of the file at which the next line begins. */
  to: number;
}

/** A line holds one resource or one small bundle; what is longer is read past, never held. */
export const LINE_BYTES = 5 * 1_048_576;
const NEW_LINE = 10;

/** The lines of a file from a byte on. */
export async function* linesOf(path: string, from: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let to = from;
  const line = (): Line => ({ bytes: length > LINE_BYTES ? null : Buffer.concat(parts), to });
  for await (const chunk of createReadStream(path, { start: from, highWaterMark: 262_144 })) {
    let rest = chunk as Buffer;
    for (let end = rest.indexOf(NEW_LINE); end >= 0; end = rest.indexOf(NEW_LINE)) {
      take(rest.subarray(0, end));
      to += 1;
      yield line();
      [parts, length] = [[], 0];
      rest = rest.subarray(end + 1);
    }
    take(rest);
  }
  if (length > 0) yield line();

  function take(bytes: Buffer): void {
    to += bytes.length;
    length += bytes.length;
    if (length <= LINE_BYTES) parts.push(bytes);
    else parts = [];
  }
}
