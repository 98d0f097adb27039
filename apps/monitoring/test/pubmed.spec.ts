import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readPubmed } from '../src/reading/pubmed/read-pubmed.js';
import type { Citation } from '../src/records/citation.js';
import type { Entry } from '../src/records/entry.js';
import { pubmedModern } from './expectations/pubmed-modern.js';
import { pubmedOlder } from './expectations/pubmed-older.js';
import { pubmedRare } from './expectations/pubmed-rare.js';
import { holdTo } from './held-to.js';

const takenAt = new Date('2026-11-26T12:00:00Z');
const own = resolve(process.cwd(), 'apps/monitoring/test/fixtures/pubmed');
const collected = resolve(process.cwd(), '../shared/data/pubmed');
const known = new Map<string, Entry[]>();

function entriesOf(path: string): Entry[] {
  const bytes = readFileSync(path);
  const entries = known.get(path) ?? [...readPubmed({ bytes: path.endsWith('.gz') ? gunzipSync(bytes) : bytes, takenAt })];
  known.set(path, entries);
  return entries;
}

const citationsOf = (path: string): Citation[] => entriesOf(path).flatMap((entry) => (entry.kind === 'citation' ? [entry.citation] : []));

describe('PubMed’s XML', () => {
  it.each(pubmedRare)('is read in its rare cases as a person reads it: $title', (expected) => {
    holdTo(expected, citationsOf(`${own}/${expected.file}`)[expected.nth - 1]);
  });

  it('names the works that were withdrawn, and the record that says nothing with its line', () => {
    expect(entriesOf(`${own}/rare.xml`).filter(({ kind }) => kind !== 'citation')).toEqual([
      { kind: 'refused', whole: false, refusal: expect.objectContaining({ code: 'no-identity', line: 28, record: 3 }) },
      { kind: 'deleted', pmids: ['90000007', '90000008'] },
    ]);
    expect(entriesOf(`${own}/medline-citation-set.xml`).at(-1)).toEqual({ kind: 'deleted', pmids: ['90000012'] });
  });

  it('is read alike however it is cut into pieces', () => {
    const path = `${own}/rare.xml`;
    const bytes = readFileSync(path);
    const padded = Buffer.concat([bytes, Buffer.from(`<!--${'é'.repeat(70_000)}-->`)]);
    expect([...readPubmed({ bytes: padded, takenAt })]).toEqual(entriesOf(path));
  });
});

const there = existsSync(collected);
(there ? describe : describe.skip)(`PubMed’s own files${there ? '' : ' (skipped: ../shared/data is not there)'}`, () => {
  it.each([...pubmedModern, ...pubmedOlder])('$file $nth is read as a person reads it', (expected) => {
    holdTo(expected, citationsOf(`${collected}/${expected.file}`)[expected.nth - 1]);
  });
});
