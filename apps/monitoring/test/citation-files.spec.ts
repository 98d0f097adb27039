import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readers } from '../src/reading/readers.js';
import { formatOf } from '../src/reading/sniff.js';
import type { Citation } from '../src/records/citation.js';
import type { Entry } from '../src/records/entry.js';
import { citationFiles } from './expectations/citation-files.js';
import { written } from './expectations/expected-citation.js';
import { holdTo } from './held-to.js';

const takenAt = new Date('2026-11-26T12:00:00Z');

async function read(bytes: Uint8Array): Promise<{ format: string | undefined; entries: Entry[]; citations: Citation[] }> {
  const format = formatOf({ bytes });
  const entries = format ? [...(await readers[format]())({ bytes, takenAt })] : [];
  return { format, entries, citations: entries.flatMap((entry) => (entry.kind === 'citation' ? [entry.citation] : [])) };
}
const refusals = (entries: Entry[]) => entries.flatMap((entry) => (entry.kind === 'refused' ? [entry.refusal] : []));

const shared = resolve(process.cwd(), '../shared/data');
const there = existsSync(`${shared}/citation-files`);
(there ? describe : describe.skip)(`collected citation files${there ? '' : ' (skipped: ../shared/data is not there)'}`, () => {
  it.each(citationFiles)('$file $nth is read as a person reads it', async (expected) => {
    const { citations } = await read(readFileSync(`${shared}/${expected.file}`));
    holdTo(expected, citations[expected.nth - 1]);
  });
});

describe('a citation file', () => {
  it('in RIS keeps records apart although an end is missing, and says which of them says nothing', async () => {
    const { format, entries, citations } = await read(Buffer.from('TY  - JOUR\r\nTI  - Premier\r\n\r\nTY  - JOUR\r\nVL  - 3\r\nER  - \r\nTY  - CHAP\r\nTI  - Deuxième\r\n  suite\r\nT2  - Le livre\r\nER  -'));
    expect(format).toBe('ris');
    expect(citations.map(({ title, kind, book }) => [title, kind, book?.title])).toEqual([['Premier', 'article', undefined], ['Deuxième suite', 'chapter', 'Le livre']]);
    expect(refusals(entries)).toEqual([{ code: 'no-identity', line: 4, record: 2, message: { fr: 'La notice n’a ni titre ni identifiant.', en: 'The record has neither title nor identifier.' } }]);
  });

  it('in BibTeX loses one entry where one is broken, and names its line', async () => {
    const { format, entries, citations } = await read(
      Buffer.from(
        '% exported\n@string{ann = "Annales imaginaires"}\n@comment{nothing}\n\n@article{one, title = {L\'{\\\'e}tude {ZED}: \\textit{in vivo}}, author = {Dubreuil-Fictive, Ana and {Groupe Z{\\\'e}d} and de la Tour, Luc}, journal = ann, year = 2024, month = feb, pages = {1--9}, doi = {https://doi.org/10.5555/ABC}}\n@article{two, title = }\n@book{three, title = "Traité", publisher={Presses}, isbn={978-2-00-000000-1}, year={1999}}\n@misc{four, title={Sans fin',
      ),
    );
    expect(format).toBe('bibtex');
    expect(citations.map(({ title, authors, publishedOn, identifiers: { doi } }) => ({ title, authors: authors.map(written), publishedOn, doi }))).toEqual([
      { title: "L'étude ZED: in vivo", authors: ['Dubreuil-Fictive, Ana', '[Groupe Zéd]', 'de la Tour, Luc'], publishedOn: '2024-02', doi: '10.5555/abc' },
      { title: 'Traité', authors: [], publishedOn: '1999', doi: undefined },
    ]);
    expect(citations[0]!.journal?.title).toBe('Annales imaginaires');
    expect(refusals(entries).map(({ code, line, record }) => ({ code, line, record }))).toEqual([
      { code: 'bibtex-entry', line: 6, record: 2 },
      { code: 'bibtex-unclosed', line: 8, record: 4 },
    ]);
  });

  it('in CSV is read by the names of its columns, in English or French, whatever keeps them apart', async () => {
    const pubmed = await read(Buffer.from('\uFEFFPMID,Title,Authors,Citation,Journal/Book,Publication Year,PMCID,NIHMS ID,DOI\n"90000001","Un titre, avec ""guillemets""","Dubreuil-Fictive A, Roy L.","Ann","Ann Imagin","2024","PMC9000001","","10.5555/ABC"\n,,,,,,,,\nx,"Titre",,,,2020,,,,surplus\n'));
    expect(pubmed.format).toBe('csv');
    expect(pubmed.citations).toMatchObject([{ title: 'Un titre, avec "guillemets"', authors: [{ familyName: 'Dubreuil-Fictive', initials: 'A' }, { familyName: 'Roy', initials: 'L' }], publishedOn: '2024', identifiers: { pmid: '90000001', pmcid: 'PMC9000001', doi: '10.5555/abc' } }]);
    expect(refusals(pubmed.entries)).toMatchObject([{ code: 'no-identity', line: 3, record: 2 }, { code: 'csv-width', line: 4, record: 3 }]);
    const french = await read(Buffer.from('Titre;Auteurs;Année;Résumé\nÉtude;Dubreuil-Fictive, Ana; « un\nÉtude;"Dubreuil-Fictive, Ana; Groupe d’étude";2023;Bref\n'.replace('Étude;Dubreuil-Fictive, Ana; « un\n', ''), 'latin1'));
    expect(french.citations).toMatchObject([{ title: 'Étude', publishedOn: '2023', authors: [{ familyName: 'Dubreuil-Fictive', givenName: 'Ana' }, {}], abstract: [{ text: 'Bref' }] }]);
  });

  it('in CSV is refused when its columns say nothing or a quotation mark stays open', async () => {
    expect(refusals([...(await readers.csv())({ bytes: Buffer.from('a,b\n1,2\n'), takenAt })])).toMatchObject([{ code: 'csv-columns', line: 1 }]);
    expect(refusals([...(await readers.csv())({ bytes: Buffer.from('title,doi\n"never closed,10.5555/x\n'), takenAt })])).toMatchObject([{ code: 'csv-broken' }]);
  });

  it('of no known format is none', async () => {
    expect((await read(Buffer.from('Bonjour, voici ma liste.\nMerci'))).format).toBeUndefined();
    expect((await read(Buffer.alloc(0))).format).toBeUndefined();
  });
});
