import { describe, expect, it } from '@jest/globals';
import { checkAgreement } from '../../../test/matching/agreement.js';
import type { Item } from '../item.js';
import { foldedWords } from '../fold.js';
import { parse } from '../parse.js';
import { not } from '../query.js';
import { StrategyIndex } from './strategy-index.js';

const SEED = 20_261_126;
/** The short form of `npm run test:matching`. */
const PAIRS = 3_000;

const blank: Item = { title: '', abstract: '', mesh: [], authors: [], affiliations: [], journal: '', types: [] };
const holding = (strategies: Record<string, string>) => {
  const index = new StrategyIndex();
  for (const [id, text] of Object.entries(strategies)) index.add(id, parse(text).query!);
  return index;
};

/** All of the alphabets, every so many of what follows them. */
function* codePoints(): Generator<number> {
  for (let code = 0; code < 0x3000; code++) yield code;
  for (let code = 0x3000; code < 0x10000; code += 61) yield code;
  for (let code = 0x10000; code < 0x110000; code += 997) yield code;
}

describe('the index of strategies', () => {
  it('says of every item what the language says, while strategies come and go', () => {
    const { counterexample, matched } = checkAgreement(() => new StrategyIndex(), PAIRS, SEED);
    expect(counterexample).toBeNull();
    // Strategies and items that never meet would prove little.
    expect(matched).toBeGreaterThan(PAIRS / 20);
  });

  it('says so even where all hashes collide', () => {
    expect(checkAgreement(() => new StrategyIndex({ hashMask: 1 }), PAIRS / 3, SEED + 1).counterexample).toBeNull();
  });

  it('finds what several strategies ask alike for each of them, once', () => {
    const index = holding({ a: 'asthme OU mpoc', b: 'MPOC OU asthme', c: '(asthme SAUF enfant) OU mpoc' });
    expect(index.match({ ...blank, title: 'MPOC et asthme' }).sort()).toEqual(['a', 'b', 'c']);
  });

  it('forgets a removed strategy, and gives another query to an id that it has', () => {
    const index = holding({ a: 'asthme', b: 'asthme' });
    index.add('b', parse('mpoc').query!);
    expect([index.remove('a'), index.remove('a'), index.size]).toEqual([true, false, 1]);
    expect([index.match({ ...blank, title: 'Asthme' }), index.match({ ...blank, journal: 'MPOC' })]).toEqual([[], ['b']]);
  });

  it('finds a word by a beginning that is asked for after the word was read', () => {
    const index = holding({ a: 'asthme' });
    const item = { ...blank, title: 'Asthme' };
    index.match(item);
    index.add('b', parse('asth*').query!);
    expect(index.match(item).sort()).toEqual(['a', 'b']);
    index.remove('b');
    // Whatever is asked for next takes the number of what has gone.
    index.add('c', parse('mpoc').query!);
    expect(index.match(item)).toEqual(['a']);
  });

  it('refuses what asks for nothing', () => {
    expect(() => new StrategyIndex().add('a', not(parse('asthme').query!))).toThrow('nearly everything');
  });

  it('chooses anew in slices, and goes on where it stopped', () => {
    const index = holding(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`s${i}`, `(mot${i} OU autre${i}) ET commun`])));
    const item = { ...blank, title: 'Mot3 commun, autre7' };
    let slices = 1;
    while (!index.reanchor(0)) {
      slices++;
      expect(index.match(item).sort()).toEqual(['s3', 's7']);
    }
    expect(slices).toBeGreaterThan(100);
  });

  it('grows no larger where strategies come and go for ever', () => {
    const index = new StrategyIndex();
    // Strategies in pairs that share all their terms: what is shared is forgotten with the last who asks for it.
    const round = (n: number) => {
      for (let i = 0; i < 200; i++) {
        const own = `${n}x${i >> 1}`;
        index.add(`s${i}`, parse(`mot${own} ET ("une phrase${own} entière" OU debut${own}*) SAUF ${i % 2 ? 'enfant' : 'adulte'}`).query!);
      }
      return index.bytes;
    };
    round(0);
    const early = round(1);
    for (let n = 2; n < 20; n++) round(n);
    expect(round(20)).toBeLessThan(early * 1.3);
  });

  it('reads words of any length and texts of any size', () => {
    const index = holding({ a: 'saint*', b: `${'ω'.repeat(900)}*`, c: '"fin de texte"' });
    const item = { ...blank, abstract: `${'st '.repeat(30_000)}${'ω'.repeat(20_000)}. Fin de texte` };
    expect(index.match(item).sort()).toEqual(['a', 'b', 'c']);
  });

  it('folds every character as the language does', () => {
    const index = new StrategyIndex();
    const different = [...codePoints()].filter((code) => {
      const title = `q${String.fromCodePoint(code)}z`;
      index.add('as it is', { kind: 'term', words: foldedWords(title).map(({ word }) => word), prefix: false, field: 'title' });
      return index.match({ ...blank, title }).length === 0;
    });
    expect(different).toEqual([]);
  });

  it('reads characters that unfold to several words, letters in two halves, and halves alone', () => {
    const index = holding({ a: '"الله عليه"', b: '"alpha blockade"', c: 'final*', d: '"un demi"', e: '"x y"', f: 'sainte*' });
    const abstract = `${'\uFDFA'.repeat(9_000)} \u{1D6FC}-blockade, \uFB01nale \uD835`;
    expect(index.match({ ...blank, abstract, title: 'x\uDEFCy', mesh: ['Ste'] }).sort()).toEqual(['a', 'b', 'c', 'e', 'f']);
    expect(index.match({ ...blank, title: 'un ½ demi', journal: '\uD835' })).toEqual([]);
  });
});
