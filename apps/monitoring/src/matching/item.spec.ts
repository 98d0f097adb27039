import { describe, expect, it } from '@jest/globals';
import { blankCitation } from '../records/citation.js';
import type { Notice } from '../records/notice.js';
import type { Trial } from '../records/trial.js';
import { evaluate, wordsOf } from './evaluate.js';
import { itemOf } from './item.js';
import { parse } from './parse.js';

const citation = {
  ...blankCitation(),
  title: '[Severe asthma.]',
  vernacularTitle: 'L’asthme sévère',
  abstract: [{ label: 'CONTEXTE', text: 'Une cohorte.' }],
  otherAbstracts: [{ language: 'spa', sections: [{ text: 'Una cohorte española.' }] }],
  authors: [
    { familyName: 'Tremblay', givenName: 'Anne-Marie', initials: 'AM', affiliations: [{ text: 'CHU de Québec', identifiers: [] }] },
    { familyName: 'Roy', initials: 'L', affiliations: [{ text: 'CHU de Québec', identifiers: [] }] },
    { collectiveName: 'Groupe ASTHME', affiliations: [] },
  ],
  journal: { title: 'The European respiratory journal', abbreviation: 'Eur Respir J', issns: [] },
  mesh: [{ name: 'Asthma', major: true, qualifiers: [{ name: 'drug therapy', major: false }] }],
  substances: [{ name: 'benralizumab' }],
  keywords: [{ text: 'biothérapie', major: false }],
  types: [{ name: 'Clinical Trial, Phase III' }],
};
const trial: Trial = {
  ...{ nctId: 'NCT01234567', otherIds: ['D3250'], title: 'Benra in asthma', acronym: 'SIROCCO', studyType: 'INTERVENTIONAL', phases: ['EARLY_PHASE1', 'PHASE3'] },
  ...{ conditions: ['Asthme'], keywords: [], interventions: [{ name: 'benralizumab' }], sponsor: 'Une compagnie', collaborators: [], investigators: [{ name: 'Anne Roy' }] },
  ...{ sites: [{ facility: 'CHUM', city: 'Montréal', state: 'Quebec', country: 'Canada' }], hasResults: false, mesh: [], references: [], links: [] },
};
const notice: Notice = {
  ...{ kind: 'recall', externalId: '1', title: 'Rappel d’un inhalateur', summary: 'Dose inexacte', authors: [], issuer: 'Santé Canada', categories: ['Médicaments'] },
  ...{ products: ['Salbutamol'], productIds: [{ system: 'DIN', value: '02241497' }], recallClass: 2, flags: [] },
};

describe('a record is found', () => {
  it.each([
    [citation, ['severe[ti]', '"asthme severe"[ti]', 'cohorte[ab]', 'contexte[ab]', 'espanola[ab]', 'biotherapie[tiab]', '"asthma drug therapy"[mh]', 'benralizumab[mh]']],
    [citation, ['Tremblay AM[au]', 'Tremblay Anne-Marie[au]', 'Anne-Marie Tremblay[au]', 'Roy L[au]', 'Groupe ASTHME[au]', 'CHU[ad]', 'Eur Respir J[ta]', '"phase iii"[pt]', 'article[pt]']],
    [trial, ['sirocco[ti]', 'asthme[ab]', 'benralizumab[ab]', 'NCT01234567', 'D3250', 'Anne Roy[au]', 'compagnie[ad]', '"chum montreal quebec"[ad]', '"phase 3"[pt]', '"early phase 1"[pt]', 'interventional[pt]']],
    [notice, ['rappel[ti]', 'dose[ab]', 'salbutamol[ab]', '02241497', '"sante canada"[ta]', '"sante canada"[ad]', 'recall[pt]', 'medicaments[pt]', '"class 2"[pt]']],
  ])('%#: by what it says, in its field', (record, strategies) => {
    const words = wordsOf(itemOf(record));
    expect(strategies.filter((text) => !evaluate(parse(text).query!, words))).toEqual([]);
  });

  it('says an affiliation that several share once', () => expect(itemOf(citation).affiliations).toEqual(['CHU de Québec']));
});
