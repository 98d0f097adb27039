import { SaxesParser } from 'saxes';
import { median, report } from '@liaison/testing';
import { readPubmed } from '../src/reading/pubmed/read-pubmed.js';
import { xmlText } from '../src/reading/xml/xml-text.js';
import { pubmedCorpus } from './pubmed-corpus.js';

const BYTES = 40_000_000;
const ROUNDS = 9;
const takenAt = new Date('2026-11-26T12:00:00Z');

/** Reading every field of PubMed's XML ÷ a pass of bare saxes, without a single handler, over the same text. */
export function run(): Promise<void> {
  const { documents, bytes, of } = pubmedCorpus(BYTES);
  const [bare, full]: [number[], number[]] = [[], []];
  let records = 0;
  for (let round = -1; round < ROUNDS; round++) {
    let [bareMs, fullMs] = [0, 0];
    records = 0;
    for (const [at, document] of documents.entries()) {
      // Whichever comes second finds the text in the caches.
      const passes = [() => (bareMs += timed(() => barePass(document))), () => (fullMs += timed(() => (records += fullPass(document))))];
      if ((at + round) % 2 === 0) passes.reverse();
      for (const pass of passes) pass();
    }
    // The first round warms up.
    if (round < 0) continue;
    bare.push(bytes / 1000 / bareMs);
    full.push(bytes / 1000 / fullMs);
  }
  report({
    name: 'pubmed-xml',
    ratio: median(full.map((speed, at) => speed / bare[at]!)),
    perSecond: median(full) * 1_000_000,
    goal: 'ratio >= 0.8',
    of: `bare saxes over ${of}, ${records} records: ${median(bare).toFixed(1)} MB/s, with all fields ${median(full).toFixed(1)} MB/s`,
  });
  return Promise.resolve();
}

function barePass(bytes: Buffer): void {
  const parser = new SaxesParser();
  for (const text of xmlText({ bytes, takenAt })) parser.write(text);
  parser.close();
}

function fullPass(bytes: Buffer): number {
  let citations = 0;
  for (const { kind } of readPubmed({ bytes, takenAt })) if (kind === 'citation') citations++;
  return citations;
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
