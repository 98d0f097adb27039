import type { Expected } from './expected.js';

const trial = (nctId: string, says: Record<string, unknown>): Expected => ({ file: `clinicaltrials-gov/${nctId}.json`, kind: 'trial', at: 0, says: { nctId, ...says } });

export const EXPECTED_OF_TRIALS: Expected[] = [
  trial('NCT00763412', {
    otherIds: ['05-1109', 'P60DK020579'],
    title: 'Pilot and Feasibility Study for the Treatment of Pre-diabetes in Patients With Cystic Fibrosis',
    status: 'COMPLETED',
    sponsor: 'Arbelaez, Ana Maria',
    startOn: '2006-11',
    primaryCompletionOn: '2013-01',
    firstPostedOn: '2008-10-01',
    resultsPostedOn: '2017-06-05',
    updatedOn: '2017-06-05',
    hasResults: true,
    interventions: [
      { kind: 'DRUG', name: 'placebo' },
      { kind: 'DRUG', name: 'repaglinide' },
    ],
    investigators: [{ name: 'Neil H White, M.D.', role: 'STUDY_CHAIR', affiliation: 'Washington University School of Medicine' }],
  }),
  trial('NCT00973089', {
    status: 'WITHDRAWN',
    whyStopped: 'recruiting or enrolling participants has halted prematurely and will not resume',
    studyType: 'INTERVENTIONAL',
    phases: ['NA'],
    enrollment: 0,
    conditions: ['Caries, Dental'],
    startOn: '2010-05',
    hasResults: false,
    sites: [{ facility: 'Hadassah Medical Organization', city: 'Jerusalem', country: 'Israel' }],
  }),
  trial('NCT03418623', { phases: ['PHASE2'], startOn: '2018-03-08', completionOn: '2020-03-13', sponsor: 'Laboratorio Farmaceutico Ct S.r.l.', collaborators: ['Latis S.r.l.'], otherIds: ['GET73 ¹H-MRS'] }),
  trial('NCT03453554', { title: 'Evaluating a Digital...', status: 'WITHHELD', otherIds: ['AZ150096'], hasResults: false, sites: [], phases: [], conditions: [] }),
  trial('NCT03475563', { acronym: 'BIOSS', status: 'UNKNOWN', studyType: 'OBSERVATIONAL', enrollment: 100, completionOn: '2019-12-30', phases: [] }),
  trial('NCT06171568', {
    acronym: 'ECOG',
    status: 'NOT_YET_RECRUITING',
    otherIds: ['APHP230528', '2023-A00386-39'],
    sponsor: 'Assistance Publique - Hôpitaux de Paris',
    collaborators: ['SBT Human(s) Matter', 'Clinical Research Unit Saint Louis Lariboisière'],
    updatedOn: '2023-12-14',
    links: ['https://clinicaltrials.gov/study/NCT06171568'],
  }),
];
