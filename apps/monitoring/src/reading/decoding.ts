import type { Document } from './document.js';

export interface Decoded {
  text: string;
  charset: string;
  /** What was said about the charset is not true of the bytes. */
  mislabelled: boolean;
}

/** What XML and Postgres both refuse in a text: control characters but tab and line ends, and what is no character. */
// oxlint-disable-next-line no-control-regex
const NOT_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/**
 * The text of a document. What the bytes show (a mark, zeros between ASCII) goes before what was said; then the
 * server's word, then the document's own (RFC 7303). Bytes that cannot be UTF-8 are windows-1252, as browsers take it.
 */
export function decoded({ bytes, contentType }: Document): Decoded {
  const seen = seenCharset(bytes);
  const said = [charsetOf(contentType), declaredCharset(bytes)].filter((label) => label !== undefined);
  if (seen !== undefined) return { text: cleaned(inCharset(bytes, seen)), charset: seen, mislabelled: said.some((label) => widthOf(label) !== widthOf(seen)) };
  for (const label of said) {
    if (widthOf(label) > 1 || !isKnown(label)) continue;
    const text = strictly(bytes, label);
    // What calls itself gb2312 or gbk is written in their successor, and read as it.
    if (text !== undefined) return { text: cleaned(text), charset: /^gb(2312|k)$/.test(label) ? 'gb18030' : label, mislabelled: said[0] !== label };
  }
  const unicode = strictly(bytes, 'utf-8');
  if (unicode !== undefined) return { text: cleaned(unicode), charset: 'utf-8', mislabelled: said.length > 0 };
  return { text: cleaned(inCharset(bytes, 'windows-1252')), charset: 'windows-1252', mislabelled: true };
}

export const charsetOf = (contentType: string | undefined): string | undefined => /;\s*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();

/** Removes what no reader wants and no database takes; lone halves of characters become U+FFFD. */
export const cleaned = (text: string): string => text.replace(NOT_TEXT, '').replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');

function seenCharset(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return strictly(bytes, 'utf-8') === undefined ? undefined : 'utf-8';
  if (a === 0 && b === 0 && c === 0 && d !== 0) return 'utf-32be';
  if (a !== 0 && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return undefined;
}

/** What the document's first line says of itself; it is ASCII in every charset that may stand there. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replaceAll('\0', '');
  return /<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(start)?.[1]?.toLowerCase();
}

const widthOf = (label: string): number => (/^(utf-?|u|ucs-?)(16|2)/.test(label) ? 2 : /^(utf-?|u|ucs-?)(32|4)/.test(label) ? 4 : 1);

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label) instanceof TextDecoder;
  } catch {
    return false;
  }
}

function strictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    return decoder.encoding === 'windows-1252' ? ofWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** What windows-1252 has from 0x80 to 0x9F; Node's decoder leaves control characters there. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const ofWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);

function inCharset(bytes: Uint8Array, charset: string): string {
  if (charset === 'windows-1252') return ofWindows1252(bytes);
  if (!charset.startsWith('utf-32')) return new TextDecoder(charset).decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, charset === 'utf-32le');
    if (point === 0xfeff && at === 0) continue;
    parts.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\uFFFD' : String.fromCodePoint(point));
  }
  return parts.join('');
}
