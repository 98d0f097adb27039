import { describe, expect, it } from '@jest/globals';
import { Dice } from '@liaison/testing';
import { SaxesParser } from 'saxes';
import { stridingParser } from './striding-parser.js';

const PIECES = ['text', ' ', '\n', '\r\n', '\r', '\t', '<a>', '<b x="1">', '</b>', '</a>', '<c/>', '&amp;', '&#233;', '&nope;', ']', ']]', ']]>', '>', 'é', '🫀', '\u0085', '\u2028', '\uFFFE', '\u0001', '<![CDATA[x]]>', '<!-- y\n -->', '<?z ?>'];

/** Everything that a parser says of a text that comes in those chunks, with the line that it stands in by then. */
function told(parser: SaxesParser<{ xmlns: false }>, chunks: string[]): unknown[] {
  const said: unknown[] = [];
  parser.on('opentag', ({ name, attributes }) => said.push(['open', name, { ...attributes }, parser.line]));
  parser.on('closetag', ({ name }) => said.push(['close', name, parser.line]));
  parser.on('text', (text) => said.push(['text', text, parser.line]));
  parser.on('cdata', (text) => said.push(['cdata', text, parser.line]));
  parser.on('error', ({ message }) => said.push(['error', message.replace(/^[\d:]+ /, ''), parser.line]));
  for (const chunk of chunks) parser.write(chunk);
  parser.close();
  return said;
}

describe('the parser that takes text in strides', () => {
  it('says of 3,000 texts, sound and broken, cut anywhere, what saxes says', () => {
    const dice = new Dice(20_261_127);
    for (let round = 0; round < 3_000; round++) {
      const inner = Array.from({ length: dice.below(14) }, () => dice.pick(PIECES)).join('');
      const text = `<r>${inner}</r>`;
      const cuts = [0, ...Array.from({ length: dice.below(4) }, () => dice.below(text.length)), text.length].sort((one, other) => one - other);
      const chunks = cuts.slice(1).map((end, i) => text.slice(cuts[i], end)).filter(Boolean);
      const [theirs, ours] = [new SaxesParser({ xmlns: false }), stridingParser()].map((parser) => JSON.stringify({ chunks, said: told(parser, chunks) }));
      expect(ours).toBe(theirs);
    }
  });
});
