import { describe, expect, it } from '@jest/globals';
import type { Page } from '../page.js';
import { readCrossref } from './crossref.js';
import { readEuropePmc } from './europe-pmc.js';
import { readOpenAlex } from './openalex.js';

const takenAt = new Date('2026-11-26T12:00:00Z');
const bytesOf = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const citationsIn = ({ entries }: Page): Record<string, unknown>[] => entries.flatMap((entry) => (entry.kind === 'citation' ? [{ ...entry.citation }] : []));
const codesIn = ({ entries }: Page): string[] => entries.flatMap((entry) => (entry.kind === 'refused' ? [entry.refusal.code] : []));

describe('Crossref', () => {
  const read = (value: unknown): Page => readCrossref({ bytes: bytesOf(value), takenAt });
  const work = (more: Record<string, unknown>): unknown => ({ status: 'ok', 'message-type': 'work', message: { DOI: '10.5555/ABC', type: 'journal-article', ...more } });

  it('tells what a notice does to a work, and what was done to a work', () => {
    const notice = read(work({ 'update-to': [{ DOI: '10.5555/one', type: 'retraction' }, { DOI: '10.5555/two', type: 'expression_of_concern' }, { DOI: '10.5555/three', type: 'new_version' }] }));
    const original = read(work({ 'updated-by': [{ DOI: '10.5555/r', type: 'retraction' }, { DOI: '10.5555/c', type: 'corrigendum' }] }));
    const kinds = (page: Page): unknown => (citationsIn(page)[0]!['relations'] as { kind: string; doi: string }[]).map(({ kind, doi }) => [kind, doi]);
    expect(kinds(notice)).toEqual([['RetractionOf', '10.5555/one'], ['ExpressionOfConcernFor', '10.5555/two'], ['UpdateOf', '10.5555/three']]);
    expect(kinds(original)).toEqual([['RetractionIn', '10.5555/r'], ['ErratumIn', '10.5555/c']]);
  });

  it('reads JATS in titles and abstracts, and dates of which parts are missing', () => {
    const [citation] = citationsIn(
      read(
        work({
          title: ['Effet du <i>fictimab</i> &amp; de l’HfO<sub>2</sub>'],
          abstract: '<jats:title>Abstract</jats:title><jats:sec><jats:title>Objectif</jats:title><jats:p>Voir &lt;5 mg.</jats:p></jats:sec><jats:sec><jats:title>Résultats:</jats:title><jats:p>Rien.</jats:p></jats:sec>',
          issued: { 'date-parts': [[null]] },
          published: { 'date-parts': [[2025, 5]] },
        }),
      ),
    );
    expect(citation).toMatchObject({
      title: 'Effet du fictimab & de l’HfO2',
      abstract: [{ label: 'Objectif', text: 'Voir <5 mg.' }, { label: 'Résultats', text: 'Rien.' }],
      publishedOn: '2025-05',
      identifiers: { doi: '10.5555/abc' },
    });
  });

  it.each([
    ['not-found', 'Resource not found.'],
    ['source-refused', { status: 'failed', 'message-type': 'validation-failure', message: [{ type: 'x' }] }],
    ['no-works', { status: 'ok', 'message-type': 'funder', message: {} }],
    ['no-doi', { status: 'ok', 'message-type': 'work', message: { title: ['T'] } }],
    ['malformed', '{"status":"ok"'],
  ])('refuses with a reason: %s', (code, value) => expect(codesIn(read(value))).toEqual([code]));

  it('has no next page after an empty one', () => {
    expect(read({ status: 'ok', 'message-type': 'work-list', message: { items: [], 'next-cursor': 'again', 'total-results': 3 } })).toEqual({ entries: [], next: undefined, total: 3 });
  });
});

describe('OpenAlex', () => {
  const read = (value: unknown): Page => readOpenAlex({ bytes: bytesOf(value), takenAt });
  const work = (more: Record<string, unknown> = {}): Record<string, unknown> => ({ id: 'https://openalex.org/W1', title: 'T', type: 'article', ...more });

  it('puts the words of an abstract in their places, and says that a work is retracted', () => {
    const [citation] = citationsIn(read(work({ abstract_inverted_index: { sécurité: [3], La: [0], 'du': [1], fictimab: [2], 'loin': [1e9] }, is_retracted: true })));
    expect(citation).toMatchObject({ abstract: [{ text: 'La du fictimab sécurité' }], types: [{ name: 'article' }, { code: 'D016441', name: 'Retracted Publication' }] });
  });

  it('gives the works of a page, and where the next one begins', () => {
    expect(read({ meta: { count: 9, next_cursor: 'Ij' }, results: [work()] })).toMatchObject({ next: 'Ij', total: 9 });
    expect(read({ meta: { count: 9, next_cursor: null }, results: [] })).toEqual({ entries: [], next: undefined, total: 9 });
  });

  it.each([
    ['no-works', { id: 'https://openalex.org/A1' }],
    ['source-refused', { error: 'Invalid', message: 'x' }],
    ['unknown-form', { id: 'W1' }],
  ])('refuses with a reason: %s', (code, value) => expect(codesIn(read(value))).toEqual([code]));
});

describe('Europe PMC', () => {
  const read = (value: unknown): Page => readEuropePmc({ bytes: bytesOf(value), takenAt });
  const page = (result: unknown[], more = {}): unknown => ({ hitCount: result.length, request: { cursorMark: '%2A' }, resultList: { result }, ...more });

  it('takes a preprint for one, and links it to its article', () => {
    const commentCorrectionList = { commentCorrection: [{ id: '123', source: 'MED', type: 'Preprint of', reference: 'J. doi: 10.5555/x.' }] };
    expect(citationsIn(read(page([{ id: 'PPR1', source: 'PPR', title: 'T', doi: '10.5555/P', commentCorrectionList }])))[0]).toMatchObject({
      kind: 'preprint',
      identifiers: { doi: '10.5555/p' },
      relations: [{ kind: 'UpdateOf', pmid: '123', doi: '10.5555/x', note: 'preprint' }],
    });
  });

  it('reads the one line in which “lite” names authors', () => {
    expect(citationsIn(read(page([{ id: '1', source: 'MED', authorString: 'de la Fictive MJ, Roy A Jr, Groupe Exemple.' }])))[0]!['authors']).toMatchObject([
      { familyName: 'de la Fictive', initials: 'MJ' },
      { familyName: 'Roy', initials: 'A', suffix: 'Jr' },
      { collectiveName: 'Groupe Exemple' },
    ]);
  });

  it('ends where the mark comes back or is missing', () => {
    expect(read(page([{ id: '1', source: 'MED' }], { nextCursorMark: '*' })).next).toBeUndefined();
    expect(read(page([{ id: '1', source: 'MED' }], { nextCursorMark: 'AoE=' })).next).toBe('AoE=');
  });

  it.each([
    ['source-refused', { errCode: 404, errMsg: 'x' }],
    ['truncated-xml', '<?xml version="1.0"?><responseWrapper><resultList>'],
    ['doctype-entities', '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><responseWrapper/>'],
    ['not-json', '<html></html>'],
  ])('refuses with a reason: %s', (code, value) => expect(codesIn(read(value))).toEqual([code]));
});
