import { refusedRecord, refusedWhole, type Entry } from '../../records/entry.js';
import { orcidOf } from '../../records/orcid.js';
import { dateIn, type PartialDate } from '../../records/partial-date.js';
import { pmidOf } from '../../records/identifiers.js';
import type { Trial } from '../../records/trial.js';
import type { Document, Reader } from '../document.js';
import { numberIn, objectIn, objectsIn, textIn, textsIn, type Json } from '../json-values.js';
import { jsonOf, notThis, refusedPage, type Page } from '../page.js';

const NCT = /^NCT\d{8}$/;

/** One study, or one page of studies, of ClinicalTrials.gov's API v2. A page may be empty and yet not be the last. */
export function readTrials(document: Document): Page {
  const json = jsonOf(document);
  if ('refusal' in json) return refusedPage(json);
  const root = objectIn(json.value);
  if ('FullStudiesResponse' in root || 'StudyFieldsResponse' in root) {
    return refusedPage(
      refusedWhole('legacy-api', 'C’est une réponse de l’ancienne interface de ClinicalTrials.gov (v1), fermée en 2024.', 'This is an answer of ClinicalTrials.gov’s former interface (v1), closed in 2024.'),
    );
  }
  if ('protocolSection' in root) return { entries: [entryOf(root, 1)] };
  if (!Array.isArray(root['studies'])) return refusedPage(notThis('ClinicalTrials.gov'));
  return {
    entries: objectsIn(root['studies']).map((study, at) => entryOf(study, at + 1)),
    next: textIn(root['nextPageToken']),
    total: numberIn(root['totalCount']),
  };
}

export const trialReader: Reader = (document) => readTrials(document).entries;

function entryOf(study: Json, record: number): Entry {
  const protocol = objectIn(study['protocolSection']);
  const nctId = textIn(objectIn(protocol['identificationModule'])['nctId']);
  if (nctId === undefined || !NCT.test(nctId)) {
    return refusedRecord('no-nct', 'L’étude n’a pas de numéro NCT; elle ne peut être suivie.', 'The study has no NCT number; it cannot be followed.', { record });
  }
  return { kind: 'trial', trial: trialOf(nctId, study, protocol) };
}

function trialOf(nctId: string, study: Json, protocol: Json): Trial {
  const identification = objectIn(protocol['identificationModule']);
  const status = objectIn(protocol['statusModule']);
  const sponsors = objectIn(protocol['sponsorCollaboratorsModule']);
  const conditions = objectIn(protocol['conditionsModule']);
  const design = objectIn(protocol['designModule']);
  const contacts = objectIn(protocol['contactsLocationsModule']);
  return {
    nctId,
    otherIds: otherIdsOf(identification),
    title: textIn(identification['briefTitle']) ?? textIn(identification['officialTitle']) ?? '',
    officialTitle: textIn(identification['officialTitle']),
    acronym: textIn(identification['acronym']),
    status: textIn(status['overallStatus']) ?? ('annotationSection' in study ? 'WITHHELD' : undefined),
    whyStopped: textIn(status['whyStopped']),
    studyType: textIn(design['studyType']),
    phases: textsIn(design['phases']),
    conditions: textsIn(conditions['conditions']),
    keywords: textsIn(conditions['keywords']),
    interventions: objectsIn(objectIn(protocol['armsInterventionsModule'])['interventions']).map(({ type, name }) => ({ kind: textIn(type), name: textIn(name) ?? '' })),
    summary: textIn(objectIn(protocol['descriptionModule'])['briefSummary']),
    sponsor: textIn(objectIn(sponsors['leadSponsor'])['name']),
    collaborators: objectsIn(sponsors['collaborators']).map(({ name }) => textIn(name)).filter((name) => name !== undefined),
    investigators: investigatorsOf(contacts, sponsors),
    sites: sitesOf(contacts),
    enrollment: numberIn(objectIn(design['enrollmentInfo'])['count']),
    ...datesOf(status),
    hasResults: study['hasResults'] === true || 'resultsSection' in study,
    mesh: ['conditionBrowseModule', 'interventionBrowseModule'].flatMap((module) => objectsIn(objectIn(objectIn(study['derivedSection'])[module])['meshes'])).map(({ id, term }) => ({ code: textIn(id), name: textIn(term) ?? '' })),
    references: objectsIn(objectIn(protocol['referencesModule'])['references']).map(({ pmid, type, citation }) => ({ pmid: pmidOf(textIn(pmid) ?? ''), kind: textIn(type), citation: textIn(citation) })),
    links: [`https://clinicaltrials.gov/study/${nctId}`],
  };
}

type Dates = Pick<Trial, 'startOn' | 'primaryCompletionOn' | 'completionOn' | 'firstPostedOn' | 'updatedOn' | 'resultsPostedOn'>;

function datesOf(status: Json): Dates {
  const on = (name: string): PartialDate | undefined => dateIn(textIn(objectIn(status[name])['date']) ?? '');
  return {
    startOn: on('startDateStruct'),
    primaryCompletionOn: on('primaryCompletionDateStruct'),
    completionOn: on('completionDateStruct'),
    firstPostedOn: on('studyFirstPostDateStruct'),
    updatedOn: on('lastUpdatePostDateStruct'),
    resultsPostedOn: on('resultsFirstPostDateStruct'),
  };
}

const otherIdsOf = (identification: Json): string[] => [
  ...new Set(
    [textIn(objectIn(identification['orgStudyIdInfo'])['id']), ...objectsIn(identification['secondaryIdInfos']).map(({ id }) => textIn(id)), ...textsIn(identification['nctIdAliases'])].filter((id) => id !== undefined),
  ),
];

/** The officials of the study; where it names none, the responsible party who is an investigator. */
function investigatorsOf(contacts: Json, sponsors: Json): Trial['investigators'] {
  const officials = objectsIn(contacts['overallOfficials']).flatMap((official) => {
    const name = textIn(official['name']);
    return name === undefined ? [] : [{ name, role: textIn(official['role']), affiliation: textIn(official['affiliation']) }];
  });
  if (officials.length > 0) return officials;
  const party = objectIn(sponsors['responsibleParty']);
  const name = textIn(party['investigatorFullName']);
  return name === undefined ? [] : [{ name, role: textIn(party['type']), affiliation: textIn(party['investigatorAffiliation']), orcid: orcidOf(textIn(party['investigatorOrcid']) ?? '') }];
}

/** Contacts' telephone numbers and addresses stay at the source. */
const sitesOf = (contacts: Json): Trial['sites'] =>
  objectsIn(contacts['locations']).map(({ facility, status, city, state, zip, country }) => ({
    facility: textIn(facility),
    status: textIn(status),
    city: textIn(city),
    state: textIn(state),
    zip: textIn(zip),
    country: textIn(country),
  }));
