/** One line of a mail's text: words, or what they lead to. */
export interface LetterLine {
  text: string;
  href: string | null;
}

const NAMED = /^(.*?)\s?: (https?:\/\/\S+)$/;
const BARE = /^https?:\/\/\S+$/;

/** The lines of a mail as they are shown in the app: an address stands behind its name; one without a name is `unnamed`. */
export function linesOf(text: string, unnamed: string): LetterLine[] {
  return text.split('\n').map((line) => {
    const named = NAMED.exec(line);
    if (named) return { text: named[1]!, href: named[2]! };
    return BARE.test(line) ? { text: unnamed, href: line } : { text: line, href: null };
  });
}
