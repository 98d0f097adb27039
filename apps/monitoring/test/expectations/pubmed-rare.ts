import { expect } from '@jest/globals';
import type { ExpectedCitation } from './expected-citation.js';

/** What the records of our own say, which hold the cases that no collected file has. */
export const pubmedRare: ExpectedCitation[] = [
  {
    file: 'rare.xml', nth: 1,
    title: 'Retraction of: a dose of 10⁻³ mol of R-zedolin < a dose of H2O.',
    authors: ['Dubreuil-Fictive, Ana <0000-0002-1825-0097>', 'Inventé, Luc'],
    publishedOn: '1998-12',
    identifiers: { pmid: '90000001', doi: '10.5555/right.1' },
    facts: {
      version: 3, publishedAs: '1998 Dec-1999 Jan', authorsComplete: false, languages: ['fre', 'eng'], genes: ['zed1'],
      authors: [{ affiliations: [{ text: 'Institut imaginaire, Québec.' }] }, { equalContribution: true, orcid: undefined }],
      abstract: [{ label: 'CONTEXTE', text: 'Première partie, suite.' }],
      otherAbstracts: [{ language: 'fre', kind: 'plain-language-summary', sections: [{ label: 'RÉSUMÉ', text: 'Court.' }] }],
      relations: [
        { kind: 'RetractionOf', pmid: '90000002', note: 'see text' }, { kind: 'ExpressionOfConcernIn', citation: 'Ann Imagin. 1998;2(2):2' },
        { kind: 'PartialRetractionIn', pmid: '90000003' }, { kind: 'RetractedandRepublishedIn' },
      ],
      references: [{ pmid: '90000004' }], investigators: [{ familyName: 'Membre', affiliations: [{ text: 'Ville fictive' }] }],
      journal: expect.objectContaining({ title: 'Annales imaginaires', abbreviation: 'Ann Imagin', issns: [] }),
    },
  },
  { file: 'rare.xml', nth: 2, title: 'Titre seul', authors: [], publishedOn: '2024-02', identifiers: { pmid: '90000005', doi: '10.5555/pre.2' }, facts: { kind: 'preprint', vernacularTitle: undefined } },
  {
    file: 'rare.xml', nth: 3, title: 'Le zédolin', authors: ['Auteur, Jean'], publishedOn: '1993',
    identifiers: { pmid: '90000006', bookshelf: 'NBK999999', doi: '10.5555/chapter' },
    facts: {
      kind: 'chapter', editors: [{ familyName: 'Éditrice', givenName: 'Marie' }], revisedOn: '2020-01-02', history: [{ status: 'contributed', on: '2001-04-05' }],
      book: expect.objectContaining({ title: 'Traité de zédologie', edition: '2e', publisher: 'Presses fictives', place: 'Québec', sections: ['1 Introduction'] }),
    },
  },
  { file: 'medline-citation-set.xml', nth: 1, title: 'Un vieux titre de Québec', authors: [], publishedOn: '1965-08', identifiers: { pmid: '90000010' }, facts: { status: 'OLDMEDLINE', completedOn: '1966-01-02' } },
  { file: 'medline-citation-set.xml', nth: 2, title: 'Un autre', authors: [], publishedOn: '1965', identifiers: { pmid: '90000011' } },
];
