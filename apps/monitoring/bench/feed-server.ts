import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Feeds at `/0`, `/1`, …; it knows when the service first asked for each. */
export async function serveFeeds(itemsOf: (feed: number) => string[]) {
  const askedAt = new Map<number, number>();
  const server = createServer((request, response) => {
    const feed = Number(request.url!.slice(1).split('?')[0]);
    if (!request.url!.includes('?bare')) askedAt.set(feed, askedAt.get(feed) ?? performance.now());
    const items = itemsOf(feed).map((title) => `<item><guid>${title}</guid><title>${title}</title><pubDate>${new Date().toUTCString()}</pubDate></item>`);
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(`<rss version="2.0"><channel><title>${feed}</title>${items.join('')}</channel></rss>`);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { host, askedAt, url: (feed: number) => `http://${host}/${feed}`, close };
}
