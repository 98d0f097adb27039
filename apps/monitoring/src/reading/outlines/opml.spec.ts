import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../../records/entry.js';
import { readOutlines } from './opml.js';

const read = (text: string): Entry[] => [...readOutlines({ bytes: Buffer.from(text), takenAt: new Date('2026-11-26T12:00:00Z') })];
const opml = (body: string): string => `<opml version="2.0"><head/><body>${body}</body></opml>`;
const found = (entries: Entry[]): unknown[] => entries.map((entry) => (entry.kind === 'outline' ? [entry.outline.title, entry.outline.feedUrl, ...entry.outline.folders] : entry.kind === 'refused' ? entry.refusal.code : entry.kind));

describe('a list of feeds', () => {
  it('gives each feed with the folders around it', () => {
    const list = opml('<outline text="Santé"><outline title="Québec"><outline text="Avis" xmlUrl="https://a.example.org/f"/></outline><outline text="B" xmlUrl="https://b.example.org/f"/></outline><outline xmlUrl="https://c.example.org/f"/>');
    expect(found(read(list))).toEqual([
      ['Avis', 'https://a.example.org/f', 'Santé', 'Québec'],
      ['B', 'https://b.example.org/f', 'Santé'],
      ['https://c.example.org/f', 'https://c.example.org/f'],
    ]);
  });

  it('reads what iGoogle exported', () => {
    const list = '<gtml:GadgetTabML xmlns:gtml="x" xmlns:iGoogle="y"><gtml:Tab title="Veille"><iGoogle:Module type="RSS"><iGoogle:ModulePrefs xmlUrl="https://a.example.org/f"/></iGoogle:Module></gtml:Tab></gtml:GadgetTabML>';
    expect(found(read(list))).toEqual([['https://a.example.org/f', 'https://a.example.org/f', 'Veille']]);
  });

  it('says of each line that is no feed why it is not taken', () => {
    const list = opml('<outline type="include" text="L" url="https://l.example.org/"/><outline text="P" htmlUrl="https://p.example.org/"/><outline text="J" xmlUrl="javascript:alert(1)"/>');
    expect(found(read(list))).toEqual(['another-list', 'no-feed', 'bad-address']);
  });

  it.each([
    ['empty', ''],
    ['not-a-list', '<html></html>'],
    ['not-a-list', 'hello'],
    ['doctype-entities', `<!DOCTYPE opml [<!ENTITY a "b">]>${opml('')}`],
  ])('is refused with a reason: %s', (code, text) => expect(found(read(text))).toEqual([code]));
});
