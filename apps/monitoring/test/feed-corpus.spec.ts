import { describe, expect, it } from '@jest/globals';
import { feedReader, readFeed } from '../src/reading/feeds/read-feed.js';
import type { Notice } from '../src/records/notice.js';
import { readFolder, recordsOf, told } from './corpus.js';
import { feedparserCase } from './expectations/feedparser-comments.js';
import { verdictOf } from './expectations/feedparser-verdict.js';
import { EXPECTED_OF_FEEDS } from './expectations/feeds.js';
import { UNMET } from './expectations/feedparser-unmet.js';
import { hasSharedData, sharedBytes, sharedFiles } from './shared-data.js';

const CASES = 'feeds/feedparser-cases';
const takenAt = new Date('2026-11-26T18:00:00Z');

if (!hasSharedData) process.stdout.write('skipped: ../shared/data is not there, so no real feed is read\n');

(hasSharedData ? describe : describe.skip)('the corpus of feeds', () => {
  it('of real sources is read, or refused with a reason', () => {
    const report = readFolder(sharedFiles('feeds/real'), feedReader);
    process.stdout.write(told('feeds/real', report));
    expect(report.refused).toEqual({
      malformed: ['feeds/real/nnw-allthis-partial.json'],
      'web-page': ['feeds/real/nnw-furbo.html', 'feeds/real/nnw-sixcolors.html', 'feeds/real/nodefp-notafeed.html', 'feeds/real/rssparser-unrecognized.rss'],
    });
  });

  it('of the gofeed project is read, or refused with a reason', () => {
    const report = readFolder(sharedFiles('feeds/gofeed-cases'), feedReader);
    process.stdout.write(told('feeds/gofeed-cases', report));
    expect(Object.keys(report.refused).sort()).toEqual(['malformed', 'not-a-feed']);
    expect(report.refused['malformed']).toEqual(['feeds/gofeed-cases/parser/json/invalid/invalid.json', 'feeds/gofeed-cases/parser/universal/invalid.json']);
    expect(report.refused['not-a-feed']!.every((file) => /translator\/.*_expected\.json$/.test(file))).toBe(true);
  });

  it('of the feedparser project is read or refused, and says what its comments expect, but for what is named with its reason', () => {
    const counts = { met: 0, unmet: 0, 'out-of-scope': 0 };
    const unmet: string[] = [];
    const report = readFolder(
      sharedFiles(CASES),
      (document, file) => {
        const { entries, feed, charset } = readFeed(document);
        const notices = recordsOf(entries, 'notice') as Notice[];
        for (const assertion of feedparserCase(document.bytes).assertions) {
          const verdict = verdictOf({ notices, feed, charset }, assertion);
          counts[verdict] += 1;
          if (verdict === 'unmet') unmet.push(`${file.slice(CASES.length + 1)} ${assertion.path}`);
        }
        return entries;
      },
      aboutCase,
    );
    process.stdout.write(told(CASES, report));
    process.stdout.write(`feedparser's expectations: checked ${counts.met + counts.unmet}, met ${counts.met}, unmet ${counts.unmet} (each named), out of scope ${counts['out-of-scope']}\n`);
    expect(Object.keys(report.refused)).toEqual(['cdf']);
    expect(unmet.sort()).toEqual(Object.values(UNMET).flat().sort());
    expect(counts.met).toBeGreaterThanOrEqual(690);
  });

  it.each(EXPECTED_OF_FEEDS.map((expected) => [expected.file, expected] as const))('%s says what a person reads in it', (_, { file, at, says, url }) => {
    const notices = recordsOf(feedReader({ bytes: sharedBytes(file), takenAt, url }), 'notice');
    expect(notices[at]).toMatchObject(says);
  });
});

/** Where feedparser's own tests serve a case from, and with which headers. */
function aboutCase(file: string): { contentType?: string; contentLanguage?: string; url: string } {
  const { contentType, contentLanguage, contentLocation } = feedparserCase(sharedBytes(file));
  return { contentType, contentLanguage, url: contentLocation?.startsWith('http') ? contentLocation : `http://127.0.0.1:8097/tests/${file.slice(CASES.length + 1)}` };
}
