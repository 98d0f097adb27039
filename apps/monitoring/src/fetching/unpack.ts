import { Readable, pipeline as join, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { Failure, type FailureCode } from './failures.js';
import { ENCODINGS, type Limits } from './limits.js';

type Chunks = AsyncIterable<Buffer>;
type Step = (() => Duplex) | (() => (chunks: Chunks) => Chunks);

const DECODERS: Record<string, Step> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
  deflate: () => inflated,
};

/** What is asked for: exactly what can be unpacked here. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/**
 * The body without its compression, counted before and after.
 * @param encoding `Content-Encoding`: the last one named was applied last
 * @throws Failure when it is packed in an unknown way or holds more than it may
 */
export async function unpack(body: Readable, encoding: string, limits: Limits): Promise<Buffer> {
  const encodings = encoding.toLowerCase().split(',').map((one) => one.trim()).filter((one) => one && one !== 'identity');
  const steps = encodings.toReversed().map((one) => DECODERS[one]);
  if (steps.length > ENCODINGS || steps.some((step) => !step)) throw new Failure('bad-compression');
  const parts: Buffer[] = [];
  let cause: Failure | undefined;
  const counted = async function* (chunks: Chunks, most: number, otherwise: FailureCode): Chunks {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > most) throw (cause ??= new Failure(otherwise));
      yield chunk;
    }
  };
  const passing = pipeline([
    body,
    (chunks: Chunks) => counted(chunks, limits.wireBytes, 'too-large'),
    ...steps.map((step) => step!()),
    async (chunks: Chunks) => {
      for await (const chunk of counted(chunks, limits.bytes, steps.length > 0 ? 'too-large-unpacked' : 'too-large')) parts.push(chunk);
    },
  ] as never);
  // A step that ends early breaks the others off, and the pipeline may tell of these instead.
  await passing.catch((error: unknown) => Promise.reject(cause ?? error));
  return Buffer.concat(parts);
}

/** `deflate` is zlib's form by the standard and its bare content by the habit of some; the first byte tells. */
async function* inflated(chunks: Chunks): Chunks {
  const source = chunks[Symbol.asyncIterator]();
  const { value: first, done } = await source.next();
  if (done) return;
  const decoder = (first[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw();
  const again = async function* () {
    yield first;
    yield* { [Symbol.asyncIterator]: () => source };
  };
  yield* join(Readable.from(again()), decoder, () => undefined) as unknown as Chunks;
}
