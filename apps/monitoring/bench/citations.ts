import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Dice } from '@liaison/testing';
import type { Item } from '../src/matching/item.js';

const folder = resolve(process.cwd(), '../shared/data/pubmed');
const INVENTED = 400;

/** Real citations where they are at hand, else invented ones; only what the bench makes its items of. */
export function citations(): { items: Item[]; origin: string } {
  if (!existsSync(folder)) return { items: invented(), origin: `${INVENTED} invented citations` };
  const files = ['baseline', 'efetch-set', 'efetch-single'].flatMap((name) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)));
  const texts = files.filter((file) => /\.xml(\.gz)?$/.test(file)).map((file) => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString());
  const items = texts.flatMap((text) => text.split(/<(?=MedlineCitation )/).slice(1).map(roughly)).filter(({ title, abstract }) => title && abstract);
  return { items, origin: `${items.length} real citations` };
}

/** The texts of a citation, taken out as they stand: what is measured is matching, not reading. */
function roughly(xml: string): Item {
  const all = (name: string) => [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^]*?)</${name}>`, 'g'))].map(([, text]) => plain(text!));
  return {
    title: all('ArticleTitle')[0] ?? '',
    abstract: all('AbstractText').join('\n'),
    mesh: all('DescriptorName'),
    authors: [...xml.matchAll(/<LastName>([^<]*)<\/LastName>(?:\s*<ForeName>([^<]*)<\/ForeName>)?/g)].map(([, family, given]) => `${plain(family!)} ${plain(given ?? '')}`.trim()),
    affiliations: [...new Set(all('Affiliation'))],
    journal: all('Title')[0] ?? '',
    types: all('PublicationType'),
  };
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: '’' };
const plain = (xml: string): string => xml.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole).replace(/\s+/g, ' ').trim();

const SYLLABLES = ['car', 'dio', 'pul', 'mo', 'na', 'thé', 'ra', 'pie', 'ne', 'phro', 'log', 'ique', 'hé', 'mat', 'ose', 'ite', 'gas', 'tro', 'en', 'in', 'hi', 'bi', 'teur', 'mab', 'ase'];

function invented(): Item[] {
  const dice = new Dice(7);
  const lexicon = Array.from({ length: 12_000 }, () => Array.from({ length: 1 + dice.below(4) }, () => dice.pick(SYLLABLES)).join(''));
  // Few words make up most of a text, as in any language.
  const words = (count: number) => Array.from({ length: count }, () => lexicon[Math.floor(lexicon.length * dice.next() ** 4)]!).join(' ');
  const several = (most: number, length: number) => Array.from({ length: 1 + dice.below(most) }, () => words(length));
  return Array.from({ length: INVENTED }, () => ({
    title: words(14),
    abstract: several(9, 24).join('. '),
    mesh: several(12, 2),
    authors: several(6, 2),
    affiliations: several(4, 12),
    journal: words(4),
    types: several(2, 2),
  }));
}
