import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A registry of trials that speaks as ClinicalTrials.gov does, in pages, and can be told to fall silent at one of them. */
export interface Registry {
  /** `host:port`. */
  host: string;
  /** Pages asked for so far, by number from 0. */
  asked: number[];
  /** From this page on it says nothing; null is health. */
  silentFrom: number | null;
  close(): Promise<void>;
}

export async function openRegistry({ pages, perPage, word }: { pages: number; perPage: number; word: string }): Promise<Registry> {
  const held: ServerResponse[] = [];
  const server = createServer((request, response) => {
    const page = Number(new URL(request.url!, 'http://registry').searchParams.get('pageToken') ?? 0);
    registry.asked.push(page);
    if (registry.silentFrom !== null && page >= registry.silentFrom) return void held.push(response);
    const studies = Array.from({ length: perPage }, (_, i) => study(`NCT${String(90_000_000 + page * perPage + i)}`, `Essai ${word} ${page} ${i}`));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ totalCount: pages * perPage, studies, ...(page + 1 < pages && { nextPageToken: String(page + 1) }) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const registry: Registry = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    silentFrom: null,
    close: () => {
      for (const response of held) response.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return registry;
}

const study = (nctId: string, briefTitle: string) => ({ protocolSection: { identificationModule: { nctId, briefTitle }, statusModule: { overallStatus: 'RECRUITING' } }, hasResults: false });
