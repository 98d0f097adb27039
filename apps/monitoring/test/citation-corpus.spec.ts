import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readDropped } from '../src/reading/read.js';
import type { Entry } from '../src/records/entry.js';
import { type FolderReport, note, told } from './corpus.js';
import { hasSharedData, sharedBytes, sharedFiles } from './shared-data.js';

const takenAt = new Date('2026-11-26T18:00:00Z');
const BLOCKED_MAX_MS = 200;

/** Everything that a file gives, and for how long the loop of this thread stood still at most. */
async function taken(bytes: Uint8Array): Promise<{ entries: Entry[]; blockedMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const entries: Entry[] = [];
  for await (const batch of readDropped({ bytes, takenAt })) entries.push(...batch);
  // Standing still is noticed at the next turn of the loop.
  await sleep(4);
  delay.disable();
  return { entries, blockedMs: delay.max / 1e6 };
}

/** A machine that is busy elsewhere stops the loop too, but not each time at the same file. */
async function tried(bytes: Uint8Array): Promise<{ entries: Entry[]; blockedMs: number }> {
  let best = await taken(bytes);
  for (let again = 0; again < 4 && best.blockedMs > BLOCKED_MAX_MS; again++) best = await taken(bytes);
  return best;
}

if (!hasSharedData) process.stdout.write('skipped: ../shared/data is not there, so no collected citation is read\n');

(hasSharedData ? describe : describe.skip)('the corpus of citations', () => {
  it.each([
    ['pubmed/baseline', 211, {}],
    ['pubmed/efetch-set', 6, { 'not-records': 1 }],
    ['pubmed/efetch-single', 110, { 'no-records': 1, 'not-records': 2 }],
    ['pubmed/entrez', 10, { 'not-records': 15 }],
    ['pubmed/importer-cases', 14, {}],
    ['pubmed/retractions', 1, {}],
    ['citation-files', 21, { 'unknown-format': 1 }],
  ])('%s is read, or refused with a reason, without standing in the way', async (folder, citations, refused) => {
    const report: FolderReport = { files: 0, read: 0, refused: {}, entries: {}, slowest: { file: '', ms: 0 } };
    for (const file of sharedFiles(folder)) {
      report.files++;
      const { entries, blockedMs } = await tried(sharedBytes(file));
      if (blockedMs > report.slowest.ms) report.slowest = { file, ms: blockedMs };
      // A file of which nothing came would have been passed over.
      if (entries.length > 0) note(report, file, entries);
    }
    process.stdout.write(told(folder, report).replace('slowest', 'longest that the loop stood still'));
    expect(report.entries.citation).toBe(citations);
    expect(Object.fromEntries(Object.entries(report.refused).map(([code, files]) => [code, files.length]))).toEqual(refused);
    expect(report.read + Object.values(report.refused).flat().length).toBe(report.files);
    expect(report.slowest.ms).toBeLessThan(BLOCKED_MAX_MS);
  });
});

describe('a file that means harm or was harmed', () => {
  const article = (text: string) => `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>90000001</PMID><Article><ArticleTitle>${text}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;
  const bomb = `<!DOCTYPE PubmedArticleSet [<!ENTITY a "${'a'.repeat(1000)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;

  const tenMegabytes = gzipSync(Buffer.alloc(10 * 1024 * 1024));

  it.each([
    ['an entity bomb', `<?xml version="1.0"?>${bomb}${article('&j;')}</PubmedArticleSet>`, ['doctype-entities']],
    ['an entity from a file', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${article('&e;')}</PubmedArticleSet>`, ['doctype-entities']],
    ['entities from elsewhere, never fetched', `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">${article('Titre &amp; suite')}</PubmedArticleSet>`, ['Titre & suite']],
    ['the name of an HTML entity', `${article('Caf&eacute;')}</PubmedArticleSet>`, ['Caf&eacute;']],
    ['a cut in the middle', `${article('Premier')}<PubmedArticle><MedlineCitation><PMID>1`, ['Premier', 'truncated-xml']],
    ['deep nesting', `${article('Titre')}${'<a>'.repeat(100_000)}`, ['Titre', 'too-deep']],
    ['deep nesting in EndNote', `<xml><records><record>${'<a>'.repeat(100_000)}`, ['too-deep']],
    ['a NUL and its like', Buffer.from(`${article('Ti\0tre\u0001 un')}</PubmedArticleSet>`), ['Titre un']],
    ['another charset than it says', Buffer.from(`<?xml version="1.0" encoding="utf-8"?>${article('Québec')}</PubmedArticleSet>`, 'latin1'), ['Québec']],
    ['UTF-16', Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-16"?>${article('Québec')}</PubmedArticleSet>`, 'utf16le'), ['Québec']],
    ['elements that overlap', `${article('Titre')}<PubmedArticle><a></b></PubmedArticle></PubmedArticleSet>`, ['Titre', 'malformed-xml']],
    ['two outermost elements', `${article('Titre')}</PubmedArticleSet>${article('Autre')}</PubmedArticleSet>`, ['Titre', 'malformed-xml']],
    ['comments without end', `<!-- -->${'<!-- --> '.repeat(6_000)}x`, ['malformed-xml']],
    ['entries that never close', '@article{a, title={x\n'.repeat(50_000), Array.from({ length: 50_000 }, () => 'bibtex-unclosed')],
    ['a line without end', `TY  - JOUR\nTI  - ${'a '.repeat(2_000_000)}\nER  -`, [expect.stringMatching(/^a a/)]],
    ['quotation marks without end', `title,doi\n"${'x'.repeat(2_000_000)}`, ['csv-broken']],
    ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251)), ['unknown-format']],
    ['nothing', '', ['unknown-format']],
    ['a packed file that is cut', gzipSync(`${article('Titre')}</PubmedArticleSet>`).subarray(0, 60), ['gzip-broken']],
    ['a packed bomb', Buffer.concat(Array.from({ length: 31 }, () => tenMegabytes)), ['gzip-too-large']],
  ])('such as %s ends in entries and reasons', async (_, given, expected) => {
    const { entries } = await taken(Buffer.from(given as string));
    expect(entries.map((entry) => (entry.kind === 'citation' ? entry.citation.title : entry.kind === 'refused' ? entry.refusal.code : entry.kind))).toEqual(expected);
  });
});
