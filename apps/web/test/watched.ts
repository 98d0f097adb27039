import { createServer, type Server } from 'node:http';
import type { TestInfo } from '@playwright/test';

const TODAY = new Date().toUTCString();

/** A place that the suite may watch: Europe PMC and a feed, each with one record at the first look and one more at the next. */
export interface Watched {
  /** The base of Europe PMC, for a word that stands in what it publishes. */
  papers: (word: string) => string;
  feed: (word: string) => string;
  /** Europe PMC again, with as many as somebody has to triage before there is anything to learn, and a few more at the next look. */
  many: (word: string) => string;
  close: () => Promise<void>;
}

export async function openWatched({ project }: TestInfo): Promise<Watched> {
  const port = Number(process.env.BROWSER_SOURCE_PORTS!.split(',')[project.name === 'desktop' ? 0 : 1]);
  const looks = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const [, kind, word] = pathname.split('/') as [string, 'papers' | 'feed' | 'many', string];
    const count = (looks.get(pathname) ?? 0) + 1;
    looks.set(pathname, count);
    response.setHeader('content-type', kind === 'feed' ? 'application/rss+xml; charset=utf-8' : 'application/json');
    response.end(kind === 'feed' ? feedOf(word!, count) : kind === 'many' ? manyOf(word!, count) : papersOf(word!, count));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { papers: (word) => `http://127.0.0.1:${port}/papers/${word}`, feed: (word) => `http://127.0.0.1:${port}/feed/${word}`, many: (word) => `http://127.0.0.1:${port}/many/${word}`, close: () => closed(server) };
}

const papersOf = (word: string, count: number): string => papers(word, count, (at) => `Suivi ${at + 1} de ${word} chez l’adulte`);

const manyOf = (word: string, count: number): string => papers(word, 26 + 6 * count, (at) => `Étude ${at + 1} de ${word} ${at % 2 === 0 ? 'chez l’enfant' : 'chez la souris'}`);

function papers(word: string, count: number, titled: (at: number) => string): string {
  const result = Array.from({ length: count }, (_, at) => ({
    id: `${word}${at}`,
    source: 'PPR',
    doi: `10.5555/${word}.${at}`,
    title: titled(at),
    authorList: { author: [{ fullName: 'Fictive A', firstName: 'Anne', lastName: 'Fictive', initials: 'A' }] },
    abstractText: `<h4>Contexte</h4>On sait peu de ${word} à long terme.<h4>Résultats</h4>Chez 412 adultes, ${word} a été bien toléré.`,
    journalInfo: { journal: { title: 'Revue fictive de médecine' } },
    firstPublicationDate: '2026-11-20',
    language: 'fre',
  }));
  return JSON.stringify({ hitCount: count, resultList: { result } });
}

const feedOf = (word: string, count: number): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Avis fictifs</title><link>http://localhost/</link><description>Avis</description>
${Array.from({ length: count }, (_, at) => `<item><guid isPermaLink="false">${word}-${at}</guid><title>Avis ${at + 1} au sujet de ${word}</title><link>https://exemple.test/${word}/${at}</link><description>Un lot de ${word} est rappelé.</description><pubDate>${TODAY}</pubDate></item>`).join('\n')}
</channel></rss>`;

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
