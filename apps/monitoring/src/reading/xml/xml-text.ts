import { isUtf8 } from 'node:buffer';
import { cleaned, decoded } from '../decoding.js';
import type { Document } from '../document.js';

/** Enough that calls cost nothing, little enough that a record is out long before a large file is through. */
const CHUNK_BYTES = 64 * 1024;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;

/** The text of an XML document piece by piece, without control characters. Bytes that are UTF-8 are so whatever was said of them. */
export function* xmlText(document: Document): Generator<string> {
  const { bytes } = document;
  if (!isUtf8(bytes) || looksWide(bytes)) {
    const { text } = decoded(document);
    for (let at = 0; at < text.length; at += CHUNK_BYTES) yield text.slice(at, at + CHUNK_BYTES);
    return;
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0;
  while (from < buffer.length) {
    let to = Math.min(from + CHUNK_BYTES, buffer.length);
    // A character is not cut in two: its later bytes begin with 10.
    while (to < buffer.length && (buffer[to]! & 0xc0) === 0x80) to--;
    const text = buffer.toString('utf8', from, to);
    yield CONTROL.test(text) ? cleaned(text) : text;
    from = to;
  }
}

/** ASCII in two bytes a letter is valid UTF-8 too. */
const looksWide = (bytes: Uint8Array): boolean => bytes.length > 3 && (bytes[0] === 0 || bytes[1] === 0);
