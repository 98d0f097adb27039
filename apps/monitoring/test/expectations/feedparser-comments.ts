/**
 * The cases of the feedparser project say in a comment what a reader must see:
 * `Expect: not bozo and entries[0]['title'] == 'Example'`. This reads the comment; it judges nothing.
 */
export interface FeedparserCase {
  contentType?: string;
  contentLanguage?: string;
  contentLocation?: string;
  assertions: Assertion[];
}

/** `entries[0].title` must be `value`. Alternatives joined by `and` are separate assertions. */
export interface Assertion {
  path: string;
  value: Literal;
}

export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal };

export function feedparserCase(bytes: Uint8Array): FeedparserCase {
  const text = textOf(bytes);
  const comment = /<!--([\s\S]*?)-->/.exec(text)?.[1] ?? '';
  const said = (name: string): string | undefined => new RegExp(`^\\s*${name}:[ \\t]*(.*?)\\s*$`, 'm').exec(comment)?.[1];
  const header = (name: string): string | undefined => new RegExp(`^\\s*Header:\\s*${name}:[ \\t]*(.*?)\\s*$`, 'mi').exec(comment)?.[1];
  return {
    contentType: header('Content-type'),
    contentLanguage: header('Content-Language'),
    contentLocation: header('Content-Location'),
    assertions: assertionsOf(said('Expect') ?? ''),
  };
}

/** As UTF-8 where it is; in 16 or 32 bits the comment is ASCII between zeros. */
function textOf(bytes: Uint8Array): string {
  if (bytes.includes(0)) return Buffer.from(bytes.filter((byte) => byte > 0 && byte < 128)).toString('latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

export function assertionsOf(expression: string): Assertion[] {
  return outsideQuotes(expression, ' and ').flatMap((raw) => {
    const part = raw.trim().replace(/^\((.*)\)$/, '$1');
    const sides = outsideQuotes(part, ' == ');
    if (sides.length > 1) {
      const value = literal(sides.at(-1)!);
      return sides.slice(0, -1).map((side) => ({ path: pathOf(side), value }));
    }
    const is = /^(.*?) is (None|True|False)$/.exec(part);
    if (is) return [{ path: pathOf(is[1]!), value: literal(is[2]!) }];
    if (part.startsWith('not ')) return [{ path: pathOf(part.slice(4)), value: false }];
    return [{ path: pathOf(part), value: true }];
  });
}

/** `entries[0]['title_detail']['value']` and `entries[0].title_detail.value` are one path. */
const pathOf = (said: string): string =>
  said
    .trim()
    .replace(/\[u?'([^']*)'\]|\[u?"([^"]*)"\]/g, (_, one, two) => `.${one ?? two}`)
    .replace(/\.(?:has_key|get)\('([^']*)'\)/g, '.$1');

/** A literal of Python; any other expression is kept as it is written. */
export function literal(said: string): Literal {
  const text = said.trim();
  const joined = outsideQuotes(text, ' + ');
  if (joined.length > 1) return joined.map((part) => String(literal(part))).join('');
  if (text === 'None') return null;
  if (text === 'True' || text === 'False') return text === 'True';
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^[([]/.test(text)) return outsideQuotes(text.slice(1, -1), ',').filter((item) => item.trim() !== '').map(literal);
  if (text.startsWith('{')) {
    const pairs = outsideQuotes(text.slice(1, -1), ',').filter((item) => item.trim() !== '').map((item) => outsideQuotes(item, ':'));
    return Object.fromEntries(pairs.map(([key, ...rest]) => [String(literal(key!)), literal(rest.join(':'))]));
  }
  const quoted = /^u?('''|"""|'|")([\s\S]*)\1$/.exec(text);
  if (!quoted) return { python: text };
  return quoted[2]!.replace(/\\(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.)/gi, (_, escape: string) => {
    if (/^[xuU]./.test(escape)) return String.fromCodePoint(Number.parseInt(escape.slice(1), 16));
    return { n: '\n', t: '\t', r: '\r' }[escape] ?? escape;
  });
}

function outsideQuotes(text: string, separator: string): string[] {
  const parts = [''];
  let quote = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const here = text[at]!;
    if (quote === '' && depth === 0 && text.startsWith(separator, at)) {
      parts.push('');
      at += separator.length - 1;
      continue;
    }
    const escaped = quote !== '' && here === '\\';
    if (!escaped) {
      const mark = /^('''|"""|'|")/.exec(text.slice(at, at + 3))?.[1];
      if (mark !== undefined && (quote === '' || quote === mark)) {
        quote = quote === '' ? mark : '';
        parts[parts.length - 1] += mark;
        at += mark.length - 1;
        continue;
      }
      if (quote === '' && '([{'.includes(here)) depth += 1;
      if (quote === '' && ')]}'.includes(here)) depth -= 1;
    }
    parts[parts.length - 1] += escaped ? here + (text[++at] ?? '') : here;
  }
  return parts;
}
