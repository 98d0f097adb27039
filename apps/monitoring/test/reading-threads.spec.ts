import { describe, expect, it } from '@jest/globals';
import { readDocument } from '../src/reading/read.js';
import type { Format } from '../src/reading/readers.js';
import type { Entry } from '../src/records/entry.js';

const takenAt = new Date('2026-11-26T12:00:00Z');
const article = (pmid: number) => `<PubmedArticle><MedlineCitation><PMID>${pmid}</PMID><Article><ArticleTitle>Titre ${pmid}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;
const set = (count: number) => Buffer.from(`<PubmedArticleSet>${Array.from({ length: count }, (_, i) => article(i + 1)).join('')}</PubmedArticleSet>`);

async function all(reading: AsyncIterable<Entry[]>): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const batch of reading) entries.push(...batch);
  return entries;
}

describe('documents are read in threads', () => {
  it('in order, in batches, more of them at once than there are threads', async () => {
    const readings = await Promise.all([730, 1, 51, 50].map((count) => all(readDocument('pubmed', { bytes: set(count), takenAt }))));
    expect(readings.map((entries) => entries.map((entry) => entry.kind === 'citation' && entry.citation.identifiers.pmid))).toEqual(
      [730, 1, 51, 50].map((count) => Array.from({ length: count }, (_, i) => String(i + 1))),
    );
  });

  it('with a refusal where the thread dies, and with the next document read as if nothing had been', async () => {
    expect(await all(readDocument('no-format' as Format, { bytes: set(1), takenAt }))).toEqual([expect.objectContaining({ whole: true, refusal: expect.objectContaining({ code: 'reader-failed' }) })]);
    expect(await all(readDocument('pubmed', { bytes: set(2), takenAt }))).toHaveLength(2);
  });

  it('with a refusal where the thread is silent for too long', async () => {
    const endless = Buffer.from(`<PubmedArticleSet><PubmedArticle>${'<x/>'.repeat(2_000_000)}`);
    expect(await all(readDocument('pubmed', { bytes: endless, takenAt }, { silenceMs: 5 }))).toEqual([expect.objectContaining({ refusal: expect.objectContaining({ code: 'reader-silent' }) })]);
    expect(await all(readDocument('pubmed', { bytes: set(1), takenAt }))).toHaveLength(1);
  });

  it('no further than somebody takes them, and no more once nobody does', async () => {
    for (let round = 0; round < 4; round++) {
      let seen = 0;
      for await (const batch of readDocument('pubmed', { bytes: set(5_000), takenAt })) {
        seen += batch.length;
        if (seen >= 100) break;
      }
      expect(seen).toBeLessThan(400);
    }
    expect(await all(readDocument('pubmed', { bytes: set(3), takenAt }))).toHaveLength(3);
  });
});
