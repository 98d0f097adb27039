import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { refusedWhole, type Refused } from '../records/entry.js';
import type { Document } from './document.js';

/** The largest files of PubMed's own updates have this size; what unpacks to more is meant to fill memory. */
const UNPACKED_MAX = 300 * 1024 * 1024;

const unpack = promisify(gunzip);

/** PubMed's own files come packed by gzip; this is what is in them, or why it cannot be told. */
export async function unpackedFile(document: Document): Promise<Document | Refused> {
  const { bytes } = document;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return document;
  try {
    return { ...document, bytes: await unpack(bytes, { maxOutputLength: UNPACKED_MAX }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      return refusedWhole('gzip-too-large', 'Le fichier compressé contient plus que ce qui peut être lu d’un coup.', 'The packed file holds more than can be read at once.');
    }
    return refusedWhole('gzip-broken', 'Le fichier compressé est abîmé ou incomplet.', 'The packed file is damaged or incomplete.');
  }
}
