export interface LetterLink {
  text: string;
  href: string;
}

/** What a mail's text is made of, as the app shows it. */
export type LetterBlock =
  | { kind: 'heading'; text: string }
  /** `first`: after an empty line. */
  | { kind: 'words'; text: string; first: boolean }
  /** Lines that lead somewhere, with no empty one between them. */
  | { kind: 'links'; links: LetterLink[]; first: boolean };

const NAMED = /^(.*?)\s?: (https?:\/\/\S+)$/;
const BARE = /^https?:\/\/\S+$/;
const UNDERLINE = /^=+$/;

/** Reads a mail's text: an underlined line is a heading, an address stands behind its name; one without a name is `unnamed`. */
export function blocksOf(text: string, unnamed: string): LetterBlock[] {
  const blocks: LetterBlock[] = [];
  const lines = text.split('\n');
  lines.forEach((line, at) => {
    if (line === '' || UNDERLINE.test(line)) return;
    const link = linkIn(line, unnamed);
    const last = blocks.at(-1);
    const first = lines[at - 1] === '';
    if (!link) blocks.push(UNDERLINE.test(lines[at + 1] ?? '') ? { kind: 'heading', text: line } : { kind: 'words', text: line, first });
    else if (last?.kind === 'links' && !first) last.links.push(link);
    else blocks.push({ kind: 'links', links: [link], first });
  });
  return blocks;
}

function linkIn(line: string, unnamed: string): LetterLink | null {
  const named = NAMED.exec(line);
  if (named) return { text: named[1]!, href: named[2]! };
  return BARE.test(line) ? { text: unnamed, href: line } : null;
}
