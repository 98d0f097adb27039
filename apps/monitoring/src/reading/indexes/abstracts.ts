import type { AbstractSection } from '../../records/citation.js';
import { oneLine, plainText } from '../plain-text.js';

const HEADING = /<(h[1-6]|title)\b[^<>]*>([^<]*(?:<(?!\/\1)[^<]*)*)<\/\1>/gi;

/** An abstract in HTML or JATS: its headings are the labels of its sections. */
export function abstractOf(html: string | undefined): AbstractSection[] {
  if (html === undefined) return [];
  const plainTags = html.replace(/<(\/?)jats:/gi, '<$1');
  const sections: AbstractSection[] = [];
  let label: string | undefined;
  let from = 0;
  for (const heading of plainTags.matchAll(HEADING)) {
    add(sections, label, plainTags.slice(from, heading.index));
    label = oneLine(plainText(heading[2]!)).replace(/[:.]$/, '') || undefined;
    if (/^(?:abstract|résumé|summary)$/i.test(label ?? '')) label = undefined;
    from = heading.index + heading[0].length;
  }
  add(sections, label, plainTags.slice(from));
  return sections;
}

function add(sections: AbstractSection[], label: string | undefined, html: string): void {
  const text = plainText(html);
  if (text !== '') sections.push({ label, text });
}
