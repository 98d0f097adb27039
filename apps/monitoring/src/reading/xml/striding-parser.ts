import { SaxesParser } from 'saxes';

type PlainParser = SaxesParser<{ xmlns: false }>;

/** What saxes 6 keeps of the place that it has come to; no part of what it promises, so `striding-parser.spec.ts` holds both to say the same. */
interface Place {
  chunk: string;
  i: number;
  text: string;
  textHandler: unknown;
  line: number;
  /** How much of `]]>`, which may not stand in a text, has been read. */
  forbiddenState: number;
  handleTextInRoot(): void;
}

/** Characters of a text that mean nothing to a parser: no markup, nothing of `]]>`, nothing that XML forbids or rewrites. */
// oxlint-disable-next-line no-control-regex
const PLAIN = /[^<>&\]\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]+/y;

/**
 * saxes, but that text is taken in strides instead of a character after the other: half of a bibliographic file is text.
 * Lines are counted as before, columns are not.
 */
class StridingParser extends (SaxesParser as unknown as new (options: { xmlns: false }) => Place) {
  override handleTextInRoot(): void {
    const { chunk, i } = this;
    PLAIN.lastIndex = i;
    if (PLAIN.test(chunk)) {
      const end = PLAIN.lastIndex;
      const run = chunk.slice(i, end);
      for (let at = run.indexOf('\n'); at !== -1; at = run.indexOf('\n', at + 1)) this.line++;
      if (this.textHandler !== undefined) this.text += run;
      this.forbiddenState = 0;
      this.i = end;
      if (end === chunk.length) return;
    }
    super.handleTextInRoot();
  }
}

export const stridingParser = (): PlainParser => new StridingParser({ xmlns: false }) as unknown as PlainParser;
