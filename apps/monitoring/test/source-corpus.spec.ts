import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Document, Reader } from '../src/reading/document.js';
import { readCrossref } from '../src/reading/indexes/crossref.js';
import { readEuropePmc } from '../src/reading/indexes/europe-pmc.js';
import { readOpenAlex } from '../src/reading/indexes/openalex.js';
import { readOutlines } from '../src/reading/outlines/opml.js';
import { readOpenFda } from '../src/reading/registers/openfda.js';
import { readTrials } from '../src/reading/trials/clinical-trials-gov.js';
import { readFolder, recordsOf, told } from './corpus.js';
import type { Expected } from './expectations/expected.js';
import { EXPECTED_OF_INDEXES } from './expectations/indexes.js';
import { EXPECTED_OF_OUTLINES_AND_REGISTERS } from './expectations/outlines-and-registers.js';
import { EXPECTED_OF_TRIALS } from './expectations/trials.js';
import { hasSharedData, sharedBytes, sharedFiles } from './shared-data.js';

const takenAt = new Date('2026-11-26T18:00:00Z');

const READERS: Record<string, Reader> = {
  'clinicaltrials-gov': (document) => readTrials(document).entries,
  crossref: (document) => readCrossref(document).entries,
  europepmc: (document) => readEuropePmc(document).entries,
  openalex: (document) => readOpenAlex(document).entries,
  openfda: (document) => readOpenFda(document).entries,
  opml: readOutlines,
};

/** Why files of a folder are refused, and how many: everything else in it is read. */
const REFUSED: Record<string, Record<string, number>> = {
  'clinicaltrials-gov': {},
  // Agencies, funders, journals and types; refusals of Crossref itself; what another program made of answers.
  crossref: { 'no-works': 21, 'source-refused': 2, 'unknown-form': 7 },
  europepmc: { 'dublin-core': 1 },
  // Authors, institutions and other entities; tables; what another program made of answers; a packed snapshot.
  openalex: { 'no-works': 7, 'not-json': 8, 'unknown-form': 5, compressed: 3 },
  // Labels in SPL; tables of the National Drug Code directory, and a page of words.
  openfda: { spl: 3, 'not-json': 3 },
  opml: { 'not-a-list': 1 },
};

if (!hasSharedData) process.stdout.write('skipped: ../shared/data is not there, so no real answer of a source is read\n');

(hasSharedData ? describe : describe.skip)('the corpus of sources', () => {
  it.each(Object.keys(READERS))('%s is read, or refused with a reason', (folder) => {
    const report = readFolder(sharedFiles(folder), READERS[folder]!);
    process.stdout.write(told(folder, report));
    expect(Object.fromEntries(Object.entries(report.refused).map(([code, files]) => [code, files.length]))).toEqual(REFUSED[folder]);
  });

  it.each([...EXPECTED_OF_TRIALS, ...EXPECTED_OF_INDEXES, ...EXPECTED_OF_OUTLINES_AND_REGISTERS].map((expected) => [`${expected.file} ${expected.at}`, expected] as const))('%s says what a person reads in it', (_, expected) => {
    expect(recordIn(expected)).toMatchObject(expected.says);
  });

  it('reads every work of a snapshot of OpenAlex, once it is unpacked', () => {
    const lines = gunzipSync(sharedBytes('openalex/snapshot/works/updated_date=2023-05-16/part_000.gz')).toString().trim().split('\n');
    const entries = lines.flatMap((line) => readOpenAlex({ bytes: Buffer.from(line), takenAt }).entries);
    expect(entries.map(({ kind }) => kind)).toEqual(lines.map(() => 'citation'));
    expect(entries[0]).toMatchObject({ citation: { kind: 'article', title: "Manufacturers' Literature", identifiers: { doi: '10.1021/ac00033a733' }, pages: '547A', publishedOn: '1992-05-01' } });
  });

  it('tells where the next page begins, and that there is none after the last', () => {
    expect(readEuropePmc(about('europepmc/search_cancer.json'))).toMatchObject({ next: 'AoIIP4ZawSg1MzEyODI1MA==', total: 5_059_039 });
    expect(readEuropePmc(about('europepmc/search_no_results.json'))).toEqual({ entries: [], next: undefined, total: 0 });
    const crossref = readCrossref(about('crossref/rcrossref-cr_types_with_cursor_and_progress_bar-3.json'));
    expect([crossref.entries.length, crossref.total, crossref.next?.slice(0, 6)]).toEqual([30, 96_753_348, 'DnF1ZX']);
  });
});

const about = (file: string): Document => ({ bytes: sharedBytes(file), takenAt });

function recordIn({ file, kind, at }: Expected): unknown {
  return recordsOf(READERS[file.split('/')[0]!]!(about(file)), kind)[at];
}
