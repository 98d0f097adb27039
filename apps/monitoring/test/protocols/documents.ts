import { createHash } from 'node:crypto';
import { serve } from './serve.js';

/** One document at one address, with a tag that changes when it does: a feed, a page, a whole collection. */
export async function serveDocument(content: string | Buffer, type: string) {
  const now = { content };
  const served = await serve(({ headers }) => {
    const etag = `"${createHash('sha256').update(now.content).digest('hex').slice(0, 12)}"`;
    return headers['if-none-match'] === etag ? { status: 304, body: '', headers: { etag } } : { type, body: now.content, headers: { etag } };
  });
  return {
    ...served,
    change: (other: string | Buffer) => {
      now.content = other;
    },
  };
}
