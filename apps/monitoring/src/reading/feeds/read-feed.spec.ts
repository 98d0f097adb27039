import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../../records/entry.js';
import type { Notice } from '../../records/notice.js';
import { DOCUMENT_BYTES_MAX, ENTRIES_MAX } from '../limits.js';
import { feedReader, readFeed } from './read-feed.js';

const takenAt = new Date('2026-11-26T12:00:00Z');
const read = (text: string | Uint8Array, about: { contentType?: string; url?: string; contentLanguage?: string } = {}): Entry[] => [
  ...feedReader({ bytes: typeof text === 'string' ? Buffer.from(text) : text, takenAt, ...about }),
];
const noticesIn = (entries: Entry[]): Notice[] => entries.flatMap((entry) => (entry.kind === 'notice' ? [entry.notice] : []));
const codesIn = (entries: Entry[]): string[] => entries.flatMap((entry) => (entry.kind === 'refused' ? [entry.refusal.code] : []));
const rss = (items: string, root = '<rss version="2.0">'): string => `${root}<channel><title>Avis</title><language>fr</language>${items}</channel></rss>`;
const item = (inside: string): string => `<item>${inside}</item>`;

describe('a feed', () => {
  it('gives notices of news with plain text, absolute addresses, and who publishes', () => {
    const [notice] = noticesIn(
      read(rss(item('<title>Rappel &amp;amp; &lt;b&gt;lot&lt;/b&gt; 12</title><link>/avis/1</link><guid isPermaLink="false">A-1</guid><pubDate>Mon, 05 Jan 26 09:00 HNE</pubDate><description><![CDATA[<p>Cessez l&rsquo;emploi.</p><script>x()</script><p>Retournez-le.</p>]]></description>')), { url: 'https://avis.example.org/fil.xml' }),
    );
    expect(notice).toEqual({
      kind: 'news',
      externalId: 'A-1',
      url: 'https://avis.example.org/avis/1',
      title: 'Rappel & lot 12',
      summary: 'Cessez l’emploi.\nRetournez-le.',
      language: 'fr',
      authors: [],
      issuer: 'Avis',
      categories: [],
      products: [],
      productIds: [],
      publishedOn: '2026-01-05',
      publishedAt: '2026-01-05T14:00:00.000Z',
      updatedOn: undefined,
      updatedAt: undefined,
      flags: [],
    });
  });

  it('says how often it wants to be asked', () => {
    const bytes = Buffer.from(rss('<ttl>30</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours>'));
    expect(readFeed({ bytes, takenAt }).feed).toMatchObject({ refreshMinutes: 30, skipHours: [3, 0] });
  });

  it('keeps items that share an id apart by what they say; the oldest keeps the id', () => {
    const notices = noticesIn(
      read(rss([['Deuxième', '02'], ['Premier', '01'], ['Premier', '01']].map(([title, day]) => item(`<title>${title}</title><guid>G</guid><pubDate>${day} Jan 2026 10:00:00 GMT</pubDate>`)).join(''))),
    );
    expect(notices.map(({ title, externalId }) => [title, externalId])).toEqual([
      ['Deuxième', expect.stringMatching(/^G#[0-9a-f]{16}$/)],
      ['Premier', 'G'],
      ['Premier', 'G'],
    ]);
    expect(notices.every(({ flags }) => flags.includes('duplicate-id'))).toBe(true);
  });

  it('is known by its normalised link where it has no id, and by what it says where it has neither', () => {
    const notices = noticesIn(read(rss(item('<title>T</title><link>https://A.example.org/x?utm_source=rss&amp;n=1</link>') + item('<title>Sans rien</title>'))));
    expect(notices.map(({ externalId }) => externalId)).toEqual(['https://a.example.org/x?n=1', expect.stringMatching(/^sha256:[0-9a-f]{64}$/)]);
    expect(notices.every(({ flags }) => flags.includes('no-id'))).toBe(true);
  });

  it('does not believe a date more than a day ahead, and says which dates are missing or bad', () => {
    const dated = (date: string): string => item(`<title>À ${date}</title><guid>${date}</guid>${date === '' ? '' : `<pubDate>${date}</pubDate>`}`);
    const notices = noticesIn(read(rss(dated('Fri, 01 Jan 2038 00:00:00 GMT') + dated('bientôt') + dated('') + dated('Fri, 27 Nov 2026 11:00:00 GMT'))));
    expect(notices.map(({ publishedAt, flags }) => [publishedAt, ...flags])).toEqual([
      ['2026-11-26T12:00:00.000Z', 'future-date'],
      [undefined, 'bad-date', 'no-date'],
      [undefined, 'no-date', 'no-id'],
      ['2026-11-27T11:00:00.000Z'],
    ]);
  });

  it('resolves the relative addresses of Atom against xml:base, and takes type="text" at its word', () => {
    const atom = '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/"><entry xml:base="b/"><id>urn:1</id><title type="text">p &lt; 0,05 &lt;i&gt;</title><link href="c.html"/></entry></feed>';
    expect(noticesIn(read(atom, { url: 'https://elsewhere.example.org/' }))[0]).toMatchObject({ url: 'https://example.org/a/b/c.html', title: 'p < 0,05 <i>' });
  });

  it('opens no address but those of the web', () => {
    expect(noticesIn(read(rss(item('<title>T</title><guid isPermaLink="false">1</guid><link>javascript:alert(1)</link>'))))[0]!.url).toBeUndefined();
  });

  it('reads every item of RSS 1.0, whether its table of contents names it or not', () => {
    const rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><items><rdf:Seq><rdf:li rdf:resource="urn:a"/></rdf:Seq></items></channel><item rdf:about="urn:a"><title>A</title></item><item rdf:about="urn:b"><title>B</title></item></rdf:RDF>';
    expect(noticesIn(read(rdf)).map(({ externalId, title }) => [externalId, title])).toEqual([['urn:a', 'A'], ['urn:b', 'B']]);
  });

  it('of JSON takes numbers for ids, and lets no sign through that a database refuses', () => {
    const feed = '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":7,"title":"a\\u0000b\\ud800","content_html":"<p>x</p>","tags":["t"]}]}';
    expect(noticesIn(read(feed))[0]).toMatchObject({ externalId: '7', title: 'ab\uFFFD', summary: 'x', categories: ['t'] });
  });
});

describe('the charset of a feed', () => {
  const french = rss(item('<title>Décès évité – 5 €</title><guid>1</guid>'));
  it.each([
    ['UTF-8 in silence', Buffer.from(french), undefined, false],
    ['UTF-8 with a mark against what the server says', Buffer.from('\uFEFF' + french), 'text/xml; charset=utf-16', true],
    ['UTF-16 with a mark', Buffer.from('\uFEFF' + french, 'utf16le'), undefined, false],
    ['UTF-16 without a mark', Buffer.from(french, 'utf16le'), undefined, false],
    ['windows-1252 called iso-8859-1', windows1252(`<?xml version="1.0" encoding="iso-8859-1"?>${french}`), undefined, false],
    ['windows-1252 called UTF-8', windows1252(`<?xml version="1.0" encoding="utf-8"?>${french}`), undefined, true],
    ['UTF-8 that calls itself UTF-16', Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${french}`), undefined, true],
    ['what the server says before what the document says', windows1252(`<?xml version="1.0" encoding="koi8-r"?>${french}`), 'text/xml; charset=windows-1252', false],
    ['a charset that does not exist', Buffer.from(french), 'text/xml; charset=klingon', true],
  ])('%s', (_, bytes, contentType, mislabelled) => {
    const [notice] = noticesIn(read(bytes, { contentType }));
    expect(notice!.title).toBe('Décès évité – 5 €');
    expect(notice!.flags.includes('mislabelled-charset')).toBe(mislabelled);
  });
});

describe('what is no feed, or means harm', () => {
  it.each([
    ['empty', '  \n'],
    ['web-page', '<!DOCTYPE html><html><head><title>Avis</title></head></html>'],
    ['not-a-feed', '<weird/>'],
    ['not-a-feed', 'Not found'],
    ['not-a-feed', '{"error":"no"}'],
    ['malformed', '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"'],
    ['opml', '<opml version="2.0"><body/></opml>'],
    ['entities', `<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${rss(item('<title>&b;</title>'))}`],
    ['entities', `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(item('<title>&x;</title>'))}`],
    ['entities', `<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>${rss('')}`],
    ['too-deep', rss(item(`<title>${'<b>'.repeat(5_000)}</title>`))],
    ['too-large', ' '.repeat(DOCUMENT_BYTES_MAX + 1)],
  ])('is refused: %s', (code, text) => {
    const entries = read(text);
    expect(codesIn(entries)).toEqual([code]);
    expect(noticesIn(entries)).toEqual([]);
  });

  it('is read as far as it goes when it is cut off', () => {
    const cut = rss(item('<title>Un</title><guid>1</guid>') + item('<title>Deux</title><guid>2</guid>')).slice(0, -40);
    expect(noticesIn(read(cut)).map(({ title }) => title)).toEqual(['Un']);
    expect(codesIn(read(cut))).toEqual(['cut-off']);
  });

  it('is read up to a bound of items, and the rest is refused with a reason', () => {
    const many = rss(Array.from({ length: ENTRIES_MAX + 10 }, (_, n) => `<item><guid>${n}</guid></item>`).join(''));
    const entries = read(many);
    expect(noticesIn(entries)).toHaveLength(ENTRIES_MAX);
    expect(codesIn(entries)).toEqual(['too-many']);
  });

  it.each([['<'.repeat(200_000)], ['<!DOCTYPE '.repeat(20_000)], ['<rss version="2.0"><channel><items'.repeat(5_000)], [`<rss>${'<!--'.repeat(50_000)}`]])('costs no more than its length', (text) => {
    expect(read(text)).toBeDefined();
  });
});

/** The signs of the text above as windows-1252 writes them. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replace(/–/g, '\u0096').replace(/€/g, '\u0080'), 'latin1');
}
