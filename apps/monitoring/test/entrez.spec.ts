import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readEntrez } from '../src/reading/pubmed/entrez.js';

const takenAt = new Date('2026-11-26T12:00:00Z');
const read = (text: string | Buffer) => readEntrez({ bytes: Buffer.from(text as string), takenAt });

describe('an answer of E-utilities', () => {
  it('says in XML how many, which, where they are kept, and what the search did not understand', () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">
      <eSearchResult><Count>3</Count><RetMax>2</RetMax><RetStart>0</RetStart><QueryKey>1</QueryKey><WebEnv>MCID_1</WebEnv><IdList><Id>90000001</Id><Id>90000002</Id></IdList>
      <TranslationStack><TermSet><Count>99</Count></TermSet></TranslationStack><QueryTranslation>zed[All Fields]</QueryTranslation>
      <ErrorList><PhraseNotFound>zedd</PhraseNotFound><FieldNotFound>zf</FieldNotFound></ErrorList><WarningList><QuotedPhraseNotFound>"a b"</QuotedPhraseNotFound><OutputMessage>No items found.</OutputMessage></WarningList></eSearchResult>`;
    expect(read(xml)).toEqual({
      count: 3, ids: ['90000001', '90000002'], queryKey: '1', webEnv: 'MCID_1', translation: 'zed[All Fields]',
      failures: [], notFound: ['zedd', 'zf'], warnings: ['"a b"', 'No items found.'],
    });
  });

  it('says the same in JSON', () => {
    const json = { header: {}, esearchresult: { count: '2', retmax: '2', retstart: '0', querykey: '1', webenv: 'MCID_2', idlist: ['90000001', '90000002'], querytranslation: 'zed', errorlist: { phrasesnotfound: ['zedd'], fieldsnotfound: [] }, warninglist: { phrasesignored: ['the'], quotedphrasesnotfound: [], outputmessages: [] } } };
    expect(read(JSON.stringify(json))).toMatchObject({ count: 2, ids: ['90000001', '90000002'], webEnv: 'MCID_2', notFound: ['zedd'], warnings: ['the'], failures: [] });
    expect(read('{"esearchresult":{"ERROR":"Invalid db name specified: pubmde"}}')).toMatchObject({ failures: ['Invalid db name specified: pubmde'], count: undefined });
    expect(read('{"error":"API rate limit exceeded","count":"4"}')).toMatchObject({ failures: ['API rate limit exceeded'] });
  });

  it.each([
    ['a page', '<html><body>Down for maintenance</body></html>', 'not-entrez'],
    ['nothing', '', 'truncated-xml'],
    ['half of itself', '<eSearchResult><Count>3</Count><IdList><Id>1', 'truncated-xml'],
    ['an entity bomb', '<!DOCTYPE eSearchResult [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><eSearchResult><Count>&b;</Count></eSearchResult>', 'doctype-entities'],
    ['broken JSON', '{"esearchresult":{', 'not-entrez'],
    ['JSON of another kind', '[1, 2]', 'not-entrez'],
    ['JSON with other things where texts are meant', '{"esearchresult":{"idlist":[{}],"count":{}}}', 'not-entrez'],
  ])('is refused when it is %s', (_, text, code) => {
    expect(read(text)).toMatchObject({ kind: 'refused', whole: true, refusal: { code } });
  });
});

const shared = resolve(process.cwd(), '../shared/data/pubmed/entrez');
const there = existsSync(shared);
(there ? describe : describe.skip)(`collected answers of E-utilities${there ? '' : ' (skipped: ../shared/data is not there)'}`, () => {
  it.each([
    ['esearch1.xml', { count: 63, ids: { length: 20, 0: '41282813', 19: '37810457' }, translation: '"biopython"[All Fields]' }],
    ['esearch2.xml', { count: 42249, ids: { length: 100, 0: '41297076', 99: '41296368' }, webEnv: 'MCID_6927d6e7fee3e90f880ec190', queryKey: '1' }],
    ['esearch3.xml', { count: 2651, ids: { length: 6, 0: '11121077' } }],
    ['esearch5.xml', { count: 5, ids: { length: 5, 4: '3443459' } }],
    ['epost1.xml', { queryKey: '1', webEnv: 'MCID_692851c130aec64bed0a8c2a', failures: { length: 0 } }],
    ['epost3.xml', { failures: { length: 2, 0: 'Empty ID list; Nothing to store', 1: 'Some IDs have invalid value and were omitted. Maximum ID value 18446744073709551615' } }],
  ])('%s is read as a person reads it', (file, said) => {
    const { ids, failures, ...rest } = said as Record<string, any>;
    const answer = read(readFileSync(`${shared}/${file}`)) as any;
    expect(answer).toMatchObject(rest);
    for (const [list, wanted] of [[answer.ids, ids], [answer.failures, failures]]) for (const [key, value] of Object.entries(wanted ?? {})) expect(list[key]).toBe(value);
  });
});
