/** An entry of a BibTeX file: from its `@` to its closing brace. */
export interface BibtexBlock {
  type: string;
  text: string;
  line: number;
  closed: boolean;
}

/**
 * Cuts a BibTeX file into its entries, so that one that cannot be read takes no other with it. An entry ends where
 * its braces do; one that is never closed ends where the next line begins with `@`.
 */
export function* bibtexBlocks(text: string): Generator<BibtexBlock> {
  const begin = /^[^\S\n]*@\s*([a-z]+)\s*([{(])/gim;
  let line = 1;
  let counted = 0;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    line += newlines(text, counted, found.index);
    counted = found.index;
    const { until, closed } = endOf(text, begin.lastIndex, found[2] === '(' ? ')' : '}');
    yield { type: found[1]!.toLowerCase(), text: text.slice(found.index, until).trim(), line, closed };
    begin.lastIndex = until;
  }
}

function endOf(text: string, from: number, mark: string): { until: number; closed: boolean } {
  const next = /\n[^\S\n]*@\s*[a-z]+\s*[{(]/iy;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === mark && depth === 0) return { until: at + 1, closed: true };
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign === '\n') {
      next.lastIndex = at;
      if (next.test(text)) return { until: at, closed: false };
    }
  }
  return { until: text.length, closed: false };
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
