/** One item of a feed of our own; whatever is left out is missing in the feed too. */
export interface Item {
  guid?: string;
  title?: string;
  link?: string;
  pubDate?: string;
}

/** An RSS feed, its text as given: nothing is escaped, so that a test may be as hostile as it likes. */
export const rss = (items: Item[], declared = 'utf-8'): string => `<?xml version="1.0" encoding="${declared}"?>
<rss version="2.0"><channel><title>Rappels fictifs</title><link>https://exemple.test/</link>${items.map(element).join('\n')}</channel></rss>`;

const element = (item: Item): string =>
  `<item>${Object.entries(item)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</item>`;

export const wholesome: Item[] = [
  { guid: 'r-1', title: 'Rappel du lot A17', link: 'https://exemple.test/r-1', pubDate: 'Mon, 02 Mar 2026 09:00:00 -0500' },
  { guid: 'r-2', title: 'Avis aux professionnels', link: 'https://exemple.test/r-2', pubDate: 'Tue, 03 Mar 2026 09:00:00 -0500' },
];

export const manyItems = (count: number): string => rss(Array.from({ length: count }, (_, at) => ({ guid: `n-${at}`, title: `Avis ${at}` })));

export const duplicateIds = rss([
  { guid: 'même', title: 'Première version' },
  { guid: 'même', title: 'Deuxième version' },
  { title: 'Sans identifiant', link: 'https://exemple.test/sans' },
  { title: 'Sans rien d’autre' },
  {},
]);

export const badDates = rss([
  { guid: 'd-1', title: 'Date inventée', pubDate: 'le jour des crêpes' },
  { guid: 'd-2', title: 'Date à venir', pubDate: 'Fri, 01 Jan 2999 00:00:00 GMT' },
  { guid: 'd-3', title: 'Le 31 février', pubDate: 'Tue, 31 Feb 2026 10:00:00 GMT' },
  { guid: 'd-4', title: 'Date vide', pubDate: '' },
]);

export const scriptInTitles = rss([
  { guid: 's-1', title: '<![CDATA[<script>alert(1)</script>Rappel du lot B]]>' },
  { guid: 's-2', title: '&lt;img src=x onerror=alert(1)&gt;Rappel du lot C' },
  { guid: 's-3', title: 'Rappel du lot D', link: 'javascript:alert(1)' },
]);
