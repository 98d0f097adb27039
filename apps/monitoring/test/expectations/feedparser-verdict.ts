import type { Notice } from '../../src/records/notice.js';
import type { Assertion, Literal } from './feedparser-comments.js';

/** What our reader saw in a case, in the words that both can be compared in. */
export interface Seen {
  notices: Notice[];
  feed: { title?: string; description?: string; siteUrl?: string; language?: string; updatedAt?: string } | undefined;
  charset?: string;
}

/** `out-of-scope`: a notice does not hold such a thing. */
export type Verdict = 'met' | 'unmet' | 'out-of-scope';

type Check = (seen: Seen, value: Literal, indexes: number[]) => boolean | 'out-of-scope';

/**
 * The kinds of expectation that a notice and the facts about its feed can answer. Everything else is out of
 * scope: contributors, rights, generators, images, enclosures, scores of links, places, chapters, licences,
 * iTunes' and Media RSS's words, addresses and e-mails of authors, bases, media types, raw spellings of dates,
 * headers, and whether the document was well-formed (`bozo`).
 */
const CHECKS: [RegExp, Check][] = [
  [/^entries\[(\d+)\]\.(?:title|title_detail\.value)$/, ({ notices }, value, [at]) => sameText(notices[at!]?.title, value)],
  [/^entries\[(\d+)\]\.(?:summary|description|summary_detail\.value)$/, ({ notices }, value, [at]) => sameText(notices[at!]?.summary, value)],
  [/^entries\[(\d+)\]\.content\[0\]\.value$/, ({ notices }, value, [at]) => sameText(notices[at!]?.summary, value)],
  [/^entries\[(\d+)\]\.link$/, ({ notices }, value, [at]) => (value === false ? notices[at!]?.url === undefined : sameAddress(notices[at!]?.url, value))],
  [/^entries\[(\d+)\]\.(?:id|guid)$/, ({ notices }, value, [at]) => notices[at!]?.externalId === value],
  [/^entries\[(\d+)\]\.guidislink$/, ({ notices }, value, [at]) => sameAddress(notices[at!]?.url, notices[at!]?.externalId ?? '') === value],
  [/^entries\[(\d+)\]\.(?:author|author_detail\.name)$/, ({ notices }, value, [at]) => notices[at!]?.authors[0] === String(value).replace(/ \(\S+@\S+\)$/, '')],
  [/^entries\[(\d+)\]\.authors\[(\d+)\]\.name$/, ({ notices }, value, [at, which]) => notices[at!]?.authors[which!] === value],
  [/^entries\[(\d+)\]\.(?:tags\[(\d+)\]\.term|category)$/, ({ notices }, value, [at, which]) => notices[at!]?.categories[which ?? 0] === value],
  [/^entries\[(\d+)\]\.(?:published|created)_parsed$/, ({ notices }, value, [at]) => sameMoment(notices[at!]?.publishedAt, value)],
  [/^entries\[(\d+)\]\.updated_parsed$/, ({ notices }, value, [at]) => sameMoment(notices[at!]?.updatedAt ?? notices[at!]?.publishedAt, value)],
  [/^entries\[(\d+)\]\.(?:language|(?:title_detail|summary_detail|content\[0\])\.language)$/, ({ notices }, value, [at]) => (notices[at!]?.language ?? null) === value],
  [/^entries\[(\d+)\]\.publisher(?:_detail\.name)?$/, ({ notices }, value, [at]) => notices[at!]?.issuer === value],
  [/^entries\[(\d+)\]\.source\.(?:title|title_detail\.value)$/, ({ notices }, value, [at]) => sameText(notices[at!]?.issuer, value)],
  [/^len\(entries\)$/, ({ notices }, value) => notices.length === value],
  [/^feed\.(?:title|title_detail\.value)$/, ({ feed }, value) => sameText(feed?.title, value)],
  [/^feed\.(?:description|subtitle|tagline)(?:_detail\.value)?$/, ({ feed }, value) => sameText(feed?.description, value)],
  [/^feed\.link$/, ({ feed }, value) => sameAddress(feed?.siteUrl, value)],
  [/^feed\.(?:language|title_detail\.language)$/, ({ feed }, value) => (feed?.language ?? null) === value],
  [/^feed\.updated_parsed$/, ({ feed }, value) => sameMoment(feed?.updatedAt, value)],
  [/^encoding$/, ({ charset }, value) => sameCharset(charset, value)],
];

export function verdictOf(seen: Seen, { path, value }: Assertion): Verdict {
  for (const [pattern, check] of CHECKS) {
    const match = pattern.exec(path);
    if (!match) continue;
    const met = check(seen, value, match.slice(1).filter((part) => part !== undefined).map(Number));
    return met === 'out-of-scope' ? met : met ? 'met' : 'unmet';
  }
  return 'out-of-scope';
}

/** Feedparser keeps safe markup, we keep its text: compared are the characters that a reader of the page sees. */
function sameText(ours: string | undefined, value: Literal): boolean {
  const seen = squeezed(ours ?? '');
  return seen === squeezed(String(value)) || seen === squeezed(visible(String(value)));
}

const squeezed = (text: string): string => text.replace(/\s+/gu, '');

/** Written apart from the reader that it judges. */
const visible = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(style|script)\b.*?<\/\1>/gis, '')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

/** An address with an empty path is the same as one with `/`. */
const sameAddress = (ours: string | undefined, value: Literal): boolean => ours !== undefined && normal(ours) === normal(String(value));
const normal = (address: string): string => (URL.canParse(address) ? new URL(address).href : address);

/** Python's struct_time: year, month, day, hour, minute, second. */
function sameMoment(ours: string | undefined, value: Literal): boolean {
  if (ours === undefined || !Array.isArray(value)) return false;
  const [year, month, day, hour, minute, second] = value as number[];
  return new Date(ours).getTime() === Date.UTC(year!, month! - 1, day, hour, minute, second);
}

/** `us-ascii` and `iso-8859-1` are read as windows-1252, as every browser does. */
function sameCharset(ours: string | undefined, value: Literal): boolean {
  if (ours === undefined) return false;
  const name = (label: string): string => {
    try {
      return new TextDecoder(label).encoding;
    } catch {
      return label.toLowerCase();
    }
  };
  return name(ours) === name(String(value));
}
