import { load } from 'cheerio';
import { decoded } from '../reading/decoding.js';
import type { Document } from '../reading/document.js';
import { changesBetween, type Changes } from './line-changes.js';

export interface PageOrder {
  document: Document;
  selector: string;
  /** The lines that the region had the last time. */
  before?: string[];
}

export type PageNews = { lines: string[]; title?: string; language?: string; changes?: Changes } | { wrong: 'bad-selector' | 'region-missing' | 'region-too-large' };

/** A region is kept from look to look; a larger one is a whole site rather than a part of a page. */
const LINES_MAX = 5_000;
const CHARACTERS_MAX = 500_000;

/** The text of the chosen region, line by line as a reader sees it, and what has changed in it. */
export function readRegion({ document, selector, before }: PageOrder): PageNews {
  const page = load(decoded(document).text);
  let region: Walked[];
  try {
    region = page(selector).toArray() as Walked[];
  } catch {
    return { wrong: 'bad-selector' };
  }
  if (region.length === 0) return { wrong: 'region-missing' };
  const lines = linesOf(region);
  if (lines.length > LINES_MAX || lines.reduce((sum, line) => sum + line.length, 0) > CHARACTERS_MAX) return { wrong: 'region-too-large' };
  const [title, language] = [page('title').first().text().replace(/\s+/g, ' ').trim().slice(0, 300), page('html').attr('lang')?.slice(0, 2).toLowerCase()];
  return { lines, ...(title && { title }), ...(language && { language }), ...(before && { changes: changesBetween(before, lines) }) };
}

/** What is walked of the tree of a page. */
interface Walked {
  type: string;
  name?: string;
  data?: string;
  children?: Walked[];
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head']);
const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'em', 'font', 'i', 'kbd', 'label', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr']);
const CELLS = new Set(['td', 'th']);
/** Between two cells of a row. */
const APART = ' \u2502 ';

/** Without recursion: a page may be nested deeper than any stack. */
function linesOf(region: Walked[]): string[] {
  let text = '';
  const rest: (Walked | string)[] = region.toReversed();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (typeof node === 'string') text += node;
    else if (node.type === 'text') text += (node.data ?? '').replace(/\s+/g, ' ');
    else if (node.children && !UNSEEN.has(node.name ?? '')) {
      const [before, after] = CELLS.has(node.name ?? '') ? ['', APART] : INLINE.has(node.name ?? '') ? ['', ''] : ['\n', '\n'];
      text += before;
      rest.push(after);
      for (const child of node.children.toReversed()) rest.push(child);
    }
  }
  return text.split('\n').map((line) => line.replace(/\s+/g, ' ').replace(/ \u2502\s*$/, '').trim()).filter(Boolean);
}
