import { blankCitation, type Author, type Citation } from '../records/citation.js';
import type { Notice } from '../records/notice.js';
import type { Trial } from '../records/trial.js';

/** A day so many days before the demonstration begins, `YYYY-MM-DD`. */
export type DayBefore = (days: number) => string;

const author = (familyName: string, givenName: string, affiliation?: string, orcid?: string): Author => ({ familyName, givenName, orcid, affiliations: affiliation ? [{ text: affiliation, identifiers: [] }] : [] });
/** Of a fictional stakeholder; far below the numbers that ORCID gives out. */
const ORCID = '0000-0000-0000-001X';
const section = (label: string, text: string) => ({ label, text });

/** Numbers beyond those that PubMed has given out, and the prefix that Crossref keeps for examples. */
export function article(n: number, publishedOn: string, said: Partial<Citation>): Citation {
  return {
    ...blankCitation(),
    identifiers: { pmid: `990000${String(n).padStart(2, '0')}`, doi: `10.5555/liaison.${n}` },
    publishedOn,
    languages: ['eng'],
    types: [{ name: 'Journal Article' }],
    ...said,
  };
}

const CHUM = 'Centre hospitalier fictif du Fleuve, Montréal, Québec, Canada';
const LAVAL = 'Institut fictif de cardiologie des Érables, Québec, Canada';

/** Invented works by invented people. */
export const demoCitations = (on: DayBefore): Citation[] => [
  article(1, on(2), {
    title: 'Boreolimab in the first line of BRX-positive lung cancer: four-year follow-up of a randomised trial',
    authors: [author('Valcourt', 'Mireille', CHUM), author('Tremblay-Côté', 'Élise', undefined, ORCID), author('Osei', 'Kwame'), author('Lindqvist', 'Anna')],
    journal: { title: 'Annals of Invented Oncology', issns: [] },
    types: [{ name: 'Randomized Controlled Trial' }],
    abstract: [
      section('Background', 'Boreolimab prolonged survival without progression in BRX-positive non-small cell lung cancer; whether the gain lasts was not known.'),
      section('Methods', 'In this open trial 412 adults received boreolimab or platinum chemotherapy. Follow-up lasted a median of 49 months.'),
      section('Results', 'At four years 41 % of those on boreolimab and 24 % of those on chemotherapy were alive. Immune-related pneumonitis was seen in 6 %.'),
      section('Conclusions', 'The benefit of boreolimab lasts; pneumonitis asks for attention.'),
    ],
    mesh: [{ name: 'Carcinoma, Non-Small-Cell Lung', major: true, qualifiers: [{ name: 'drug therapy', major: true }] }],
  }),
  article(2, on(5), {
    title: 'Toxicités immunitaires tardives sous boréolimab : une série québécoise',
    languages: ['fre'],
    authors: [author('Thibodeau-Roy', 'Amélie', CHUM), author('Tremblay-Côté', 'Élise'), author('Nguyễn', 'Minh')],
    journal: { title: 'Revue fictive d’oncologie du Québec', issns: [] },
    abstract: [section('Contexte', 'Les toxicités immunitaires tardives sont mal décrites.'), section('Résultats', 'Sur 38 patients, 5 ont eu une pneumonite plus d’un an après le début du boréolimab.')],
  }),
  article(3, on(6), {
    title: 'Biomarker testing for BRX in community hospitals: turnaround and reasons for delay',
    authors: [author('Bélanger', 'Jean-Fictif'), author('Amsel', 'Ruth')],
    journal: { title: 'Journal of Imaginary Pathology', issns: [] },
    abstract: [section('Results', 'The median turnaround of BRX testing was 13 days; transport took half of it.')],
  }),
  article(4, on(9), {
    title: 'GLP-1 receptor agonists and the kidney: a pooled analysis of glycephare trials',
    authors: [author('Haddad-Morin', 'Leïla', LAVAL), author('Brandt', 'Uwe')],
    journal: { title: 'Fictional Diabetes Care', issns: [] },
    types: [{ name: 'Meta-Analysis' }],
    abstract: [section('Conclusions', 'In diabetic kidney disease glycephare slowed the loss of filtration; the effect was independent of weight.')],
  }),
  article(5, on(12), {
    title: 'Pulsed field ablation in atrial fibrillation: one-year outcomes in four Canadian centres',
    authors: [author('Sauvageau', 'Étienne-Marc', LAVAL), author('O’Dowd', 'Niamh')],
    journal: { title: 'Invented Rhythm', issns: [] },
    types: [{ name: 'Multicenter Study' }],
    abstract: [section('Results', 'Freedom from atrial arrhythmia was 78 % at one year; no fistula of the oesophagus was seen.')],
  }),
  article(6, on(40), {
    title: 'Karvonib for early breast cancer: results that were too good',
    authors: [author('Nadeau-Fiset', 'Colombe'), author('Ferrante', 'Gino')],
    journal: { title: 'Annals of Invented Oncology', issns: [] },
    abstract: [section('Results', 'Recurrence fell by 71 % with adjuvant karvonib.')],
  }),
];

/** What came later: the retraction of one of them. */
export const demoRetraction = (on: DayBefore): Citation =>
  article(7, on(1), {
    title: 'Retraction: Karvonib for early breast cancer: results that were too good',
    journal: { title: 'Annals of Invented Oncology', issns: [] },
    types: [{ code: 'D016440', name: 'Retraction of Publication' }],
    relations: [{ kind: 'RetractionOf', pmid: '99000006' }],
  });

/** A trial before and after a change: it recruits now, and a centre of Québec has joined. */
export function demoTrials(on: DayBefore): { before: Trial; after: Trial } {
  const before: Trial = {
    ...{ nctId: 'NCT99000001', title: 'Boreolimab After Surgery for Stage III Melanoma (fictional)', status: 'NOT_YET_RECRUITING', studyType: 'INTERVENTIONAL', phases: ['PHASE3'] },
    ...{ otherIds: ['BRX-301'], conditions: ['Melanoma'], keywords: [], interventions: [{ kind: 'BIOLOGICAL', name: 'boreolimab' }], sponsor: 'Laboratoires Septentrion', collaborators: [] },
    summary: 'Adults with resected stage III melanoma receive boreolimab or placebo for one year.',
    investigators: [{ name: 'Mireille Valcourt', role: 'STUDY_CHAIR', affiliation: CHUM }],
    sites: [{ facility: 'Invented General Hospital', city: 'Toronto', state: 'Ontario', country: 'Canada' }],
    ...{ enrollment: 640, startOn: on(20).slice(0, 7), firstPostedOn: on(60), updatedOn: on(30), hasResults: false, mesh: [], references: [], links: [] },
  };
  const site = { facility: 'Centre hospitalier fictif du Fleuve', city: 'Montréal', state: 'Quebec', country: 'Canada', status: 'RECRUITING' };
  return { before, after: { ...before, status: 'RECRUITING', sites: [...before.sites, site], updatedOn: on(3) } };
}

const notice = (externalId: string, kind: Notice['kind'], title: string, more: Partial<Notice>): Notice => ({ kind, externalId, title, authors: [], categories: [], products: [], productIds: [], flags: [], ...more });

/** Invented notices about invented products. */
export const demoNotices = (on: DayBefore): Notice[] => [
  notice('99001', 'recall', 'Cardivonne 50 mg tablets: one lot recalled, wrong strength on the label', {
    summary: 'One lot of Cardivonne may carry the label of another strength.',
    ...{ language: 'en', issuer: 'Drugs and health products', recallClass: 1, updatedOn: on(1), url: 'https://rappels.example/99001', products: ['Cardivonne'] },
  }),
  notice('99002', 'recall', 'Glucosentier sensors: adhesive may fail', {
    summary: 'Sensors of continuous glucose monitoring may fall off before their time.',
    ...{ language: 'en', issuer: 'Medical devices', recallClass: 2, updatedOn: on(7), url: 'https://rappels.example/99002', products: ['Glucosentier'] },
  }),
  notice('99003', 'noc-c', 'Avis de conformité avec conditions : Boréolix (boréolimab), mélanome de stade III', {
    summary: 'Autorisation conditionnelle du boréolimab en traitement adjuvant.',
    ...{ language: 'fr', issuer: 'Laboratoires Septentrion', publishedOn: on(14), url: 'https://avis.example/99003', products: ['Boréolix'], productIds: [{ system: 'DIN', value: '09900011' }] },
  }),
];
