import { refusedWhole, type Refused } from '../../records/entry.js';

/** Deeper than any feed nests its markup; a parser that recurses must not be sent further. */
const DEPTH_MAX = 256;

export interface Mended {
  text: string;
  /** The end is missing, and with it the last item. */
  cutOff: boolean;
}

/**
 * What a careful reader does to a feed before the parser sees it: nothing of a document type is resolved, and what
 * makers of feeds often get wrong is put right. Refuses what cannot be meant well.
 */
export function mended(given: string): Mended | Refused {
  const text = withoutFirstComments(given);
  const doctype = internalSubset(text);
  if (doctype !== undefined && isHarmful(doctype.subset)) {
    return refusedWhole(
      'entities',
      'Le document définit des entités qui en appellent d’autres ou qui lisent un fichier; rien n’en est lu.',
      'The document defines entities that call others or read a file; nothing of it is read.',
      { line: lineOf(text, doctype.start) },
    );
  }
  const body = doctype === undefined ? text : text.slice(0, doctype.start) + text.slice(doctype.end);
  if (depthOf(body) > DEPTH_MAX) {
    return refusedWhole('too-deep', `Le document emboîte plus de ${DEPTH_MAX} éléments; rien n’en est lu.`, `The document nests more than ${DEPTH_MAX} elements; nothing of it is read.`);
  }
  return completed(withContent(withoutContents(channelAround(withoutEmptyPrefix(textOfBase64(withoutProlog(body)))))));
}

/** Comments before the first element, in which anything may stand. Their line ends stay, for the lines of what follows. */
const withoutFirstComments = (text: string): string =>
  text.replace(/^(?:\s|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->)+/, (prolog) => prolog.replace(/<!--(?:(?!-->)[\s\S])*-->/g, (comment) => comment.replace(/[^\n]/g, '')));

/** A second or misspelt declaration, words before the first element, a document cut off within its last tag. */
const withoutProlog = (text: string): string => text.replace(/^[^<]+/, '').replace(/<\?xml\b[^>]*>/gi, '').replace(/<\/?[\w:]*\s*$/, '');

/** `rss:item` in a document that never says what `rss` stands for, or in which RSS itself has a prefix. */
function withoutEmptyPrefix(text: string): string {
  const prefix = /<(\w+):(?:channel|item|feed|entry)[\s>]/i.exec(text)?.[1];
  if (prefix === undefined) return text;
  const declared = new RegExp(`xmlns:${prefix}\\s*=`, 'i').test(text);
  if (declared && !new RegExp(`<${prefix}:rss\\b`, 'i').test(text)) return text;
  return text.replace(new RegExp(`(</?)${prefix}:`, 'g'), '$1').replace(/<rss\b[^>]*>/i, (root) => (declared ? root : '<rss version="2.0">'));
}

/** Atom 0.3's way of writing text that must survive anything. */
const textOfBase64 = (text: string): string =>
  text.replace(/(<([\w:]+)\b[^<>]*?)\smode\s*=\s*["']base64["']([^<>]*>)([A-Za-z0-9+/=\s]+)(?=<\/\2\s*>)/g, (_, before: string, _name: string, after: string, coded: string) => before + after + escaped(Buffer.from(coded, 'base64').toString('utf8')));

/** Items that stand beside a channel, or without one. */
function channelAround(text: string): string {
  if (!/<rss\b/i.test(text) || /<(?:\w+:)?channel[\s>]/i.test(text)) return text;
  return text.replace(/<rss\b[^>]*>/i, (start) => `${/version/i.test(start) ? start : start.replace('<rss', '<rss version="2.0"')}<channel>`).replace(/<\/rss\s*>/i, '</channel></rss>');
}

/** The table of contents of RSS 1.0: parsers read only the items that it names, and one of those that share a name. */
function withoutContents(text: string): string {
  const start = /<((?:\w+:)?items)(?:\s[^<>]*)?>/i.exec(text);
  const end = start === null ? -1 : text.indexOf(`</${start[1]}`, start.index);
  return start === null || end < 0 ? text : text.slice(0, start.index) + text.slice(text.indexOf('>', end) + 1);
}

function internalSubset(text: string): { start: number; end: number; subset: string } | undefined {
  const start = text.search(/<!DOCTYPE\b/i);
  const root = text.search(/<(?:\w+:)?(?:rss|feed|rdf|channel|opml)\b/i);
  if (start < 0 || (root >= 0 && root < start)) return undefined;
  const match = /^<!DOCTYPE\b[^[>]*(?:\[([^\]]*)\]\s*)?>/i.exec(text.slice(start));
  return match === null ? { start, end: text.length, subset: text.slice(start) } : { start, end: start + match[0].length, subset: match[1] ?? '' };
}

/** A reference within a value, other than to a character, is how bombs are built. */
const isHarmful = (subset: string): boolean => /<!ENTITY\s+(?:%\s+)?\S+\s+(?:SYSTEM|PUBLIC)\b/i.test(subset) || /<!ENTITY\s+%/i.test(subset) || /<!ENTITY\s+\S+\s+(["'])(?:(?!\1)[\s\S])*&(?!#)(?:(?!\1)[\s\S])*\1/i.test(subset);

/** Where RSS carried its whole text before `content:encoded`: a `body` of XHTML, or a `fullitem`. */
const withContent = (text: string): string => (/<rss\b/i.test(text) ? text.replace(/<(\/?)(?:xhtml:)?(?:body|fullitem)(\s[^<>]*)?>/gi, '<$1content:encoded$2>') : text);

/** Of a document without end, what is whole. */
function completed(text: string): Mended {
  const root = /<((?:\w+:)?(rss|feed|rdf))\b/i.exec(text);
  if (root === null || text.lastIndexOf(`</${root[1]}`) >= 0) return { text, cutOff: false };
  const end = Math.max(...['</item>', '</entry>'].map((close) => text.lastIndexOf(close) + close.length * Number(text.includes(close))));
  if (end <= 0 || !/<(?:item|entry)\b/i.test(text.slice(end))) return { text, cutOff: false };
  return { text: `${text.slice(0, end)}${root[2]!.toLowerCase() === 'rss' ? '</channel>' : ''}</${root[1]}>`, cutOff: true };
}

/** In one pass, whatever the text: what is hostile must not cost more than its length. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '>';
    const end = text.indexOf(close, at);
    if (end < 0) break;
    const next = text[at + 1]!;
    if (next === '/') depth = Math.max(0, depth - 1);
    else if (/[\w:]/.test(next) && text[end - 1] !== '/' && !/^<(?:br|hr|img)\b/i.test(text.slice(at, at + 5))) depth += 1;
    if (depth > deepest) deepest = depth;
    at = end + close.length;
  }
  return deepest;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
