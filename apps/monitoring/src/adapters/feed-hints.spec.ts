import { describe, expect, it } from '@jest/globals';
import { restAsked } from '../fetching/rest-asked.js';
import { afterSkipped, goodUntil, hintsIn } from './feed-hints.js';

/** A Monday, 15:20 UTC. */
const now = new Date('2026-03-02T15:20:00Z');
const feed = (head: string) => Buffer.from(`<rss version="2.0"><channel><title>Avis</title>${head}<item><title>x</title></item></channel></rss>`);
const minutes = (moment: Date | undefined) => moment && (moment.getTime() - now.getTime()) / 60_000;

describe('what a feed says of when to ask it', () => {
  it('is how long it stays good, a day at most', () => {
    expect([feed('<ttl>60</ttl>'), feed('<ttl> 5000 </ttl>'), feed('<ttl>0</ttl>'), feed('<ttl>bientôt</ttl>'), feed('')].map((one) => minutes(goodUntil(hintsIn(one), now)))).toEqual([60, 1_440, undefined, undefined, undefined]);
  });

  it('is the hours and days that it skips, which are those of Greenwich', () => {
    const hints = hintsIn(feed('<skipHours><hour>15</hour><hour> 16 </hour><hour>24</hour><hour>99</hour></skipHours><skipDays><day>Sunday</day><day>someday</day></skipDays>'));
    expect(hints).toEqual({ skipHours: [15, 16, 0], skipDays: [0] });
    expect(afterSkipped(hints, now)).toEqual(new Date('2026-03-02T17:00:00Z'));
    expect(afterSkipped(hints, new Date('2026-03-02T18:00:00Z'))).toBeUndefined();
    expect(afterSkipped(hints, new Date('2026-03-01T23:30:00Z'))).toEqual(new Date('2026-03-02T01:00:00Z'));
  });

  it('is not believed beyond a day', () => {
    const never = hintsIn(feed(`<skipDays>${['Monday', 'Tuesday', 'Wednesday'].map((day) => `<day>${day}</day>`).join('')}</skipDays>`));
    expect(minutes(afterSkipped(never, now))).toBe(1_440);
  });
});

describe('what an answer says of when to ask again', () => {
  const rest = (headers: Record<string, string>) => minutes(restAsked((name) => headers[name], now));
  it.each([
    [{ 'cache-control': 'public, max-age=3600' }, 60],
    [{ 'cache-control': 'max-age=3600', age: '600' }, 50],
    [{ 'cache-control': 'max-age=99999999' }, 1_440],
    [{ 'cache-control': 's-maxage=3600' }, undefined],
    [{ 'cache-control': 'no-cache, max-age=3600' }, undefined],
    [{ 'cache-control': 'max-age=0' }, undefined],
    [{ 'cache-control': 'max-age=60', 'retry-after': '7200' }, 120],
    [{}, undefined],
  ])('%j: %s minutes', (headers, expected) => expect(rest(headers as Record<string, string>)).toBe(expected));
});
