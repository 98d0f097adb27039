import sanitizeHtml from 'sanitize-html';
import { cleaned } from './decoding.js';

/** What is longer than any summary that a person would read; the rest is at the source. */
const TEXT_MAX = 50_000;
const BLOCKS = 'p|div|br|hr|li|ul|ol|dl|dt|dd|tr|table|h[1-6]|blockquote|pre|section|article|header|footer|figure|figcaption|title|sec';
const BLOCK = new RegExp(`(</?(?:\\w+:)?(?:${BLOCKS})\\b[^<>]*>)`, 'gi');
const NOTHING_ALLOWED = { allowedTags: [], allowedAttributes: {} };
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** The text that a person sees of HTML: no markup, no script, entities as characters, paragraphs apart by a line break. */
export function plainText(html: string): string {
  const given = html.length > TEXT_MAX * 4 ? html.slice(0, TEXT_MAX * 4) : html;
  if (!/[<&]/.test(given)) return tidied(given.replace(/\s+/gu, ' '));
  const lines = given.replace(/\s+/gu, ' ').replace(BLOCK, '\n$1');
  const text = sanitizeHtml(lines, NOTHING_ALLOWED).replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]!);
  return tidied(text);
}

/** Text that is meant literally, whatever signs it holds. */
export const literalText = (text: string): string => tidied(text.slice(0, TEXT_MAX * 4));

/** On one line, for titles and names. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const tidied = (text: string): string =>
  cleaned(text)
    .replace(/[^\S\n]*\n\s*/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .trim()
    .slice(0, TEXT_MAX);
