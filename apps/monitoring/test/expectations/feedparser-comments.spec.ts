import { describe, expect, it } from '@jest/globals';
import { assertionsOf, feedparserCase, literal } from './feedparser-comments.js';

describe('the comments of the feedparser cases', () => {
  it('are taken apart into assertions', () => {
    expect(assertionsOf(`not bozo and entries[0]['title_detail']['value'] == '<b> and == </b>' and len(entries) == 2`)).toEqual([
      { path: 'bozo', value: false },
      { path: 'entries[0].title_detail.value', value: '<b> and == </b>' },
      { path: 'len(entries)', value: 2 },
    ]);
    expect(assertionsOf(`entries[0]['link'] == entries[1].link == u'http://a/'`)).toEqual([
      { path: 'entries[0].link', value: 'http://a/' },
      { path: 'entries[1].link', value: 'http://a/' },
    ]);
    expect(assertionsOf(`not entries[0].has_key('link')`)).toEqual([{ path: 'entries[0].link', value: false }]);
  });

  it('hold literals of Python', () => {
    expect(literal(`'caf\\xe9 \\u201cx\\u201d \\'y\\''`)).toBe('café “x” \'y\'');
    expect(literal(`"""&lt;!' <a href="foo">"""`)).toBe(`&lt;!' <a href="foo">`);
    expect(literal('(2003, 12, 31)')).toEqual([2003, 12, 31]);
    expect(literal(`{'name': 'N', 'href': 'http://a/'}`)).toEqual({ name: 'N', href: 'http://a/' });
  });

  it('may be written in 16 bits, and name headers', () => {
    const comment = `<!--\nHeader: Content-type: text/xml; charset=utf-8\nExpect: encoding == 'utf-16le'\n-->`;
    expect(feedparserCase(Buffer.from(comment, 'utf16le'))).toMatchObject({ contentType: 'text/xml; charset=utf-8', assertions: [{ path: 'encoding', value: 'utf-16le' }] });
  });
});
