import type { ContactPointDto, LicenceDto } from '../../stakeholders/stakeholder.dto.js';
import { notes as note, reasons, Refusal, type Reason } from '../reasons.js';
import { contactsOf } from './contacts.js';
import { nameOf } from './human-name.js';
import { objects, text, type Json } from './json.js';
import { professionOf } from './licences.js';
import { numbersOf } from './numbers.js';
import { specialtyOf } from './specialties.js';

/** What a Practitioner says that a person can hold here. What it does not say is empty, and changes nothing. */
export interface Person {
  givenName: string;
  familyName: string;
  profession: string | null;
  specialties: string[];
  languages: string[];
  licences: LicenceDto[];
  orcid: string | null;
  contactPoints: ContactPointDto[];
  notes: Reason[];
}

/**
 * Reads a FHIR R4 Practitioner.
 * @param day the day on which names, contact points and numbers must hold, YYYY-MM-DD
 * @throws Refusal when it is inactive or lacks a name
 */
export function readPerson(resource: Json, day: string): Person {
  if (resource.active === false) throw new Refusal(reasons.inactive);
  const notes = new Set<Reason>();
  const name = nameOf(resource, day);
  const { licences, orcid } = numbersOf(resource, day, notes);
  return {
    ...name,
    profession: professionOf(licences),
    specialties: [...new Set(objects(resource.qualification).flatMap((one) => specialtyOf(one.code) ?? []))],
    languages: languagesOf(resource, notes),
    licences,
    orcid,
    contactPoints: contactsOf(resource, day, notes),
    notes: [...notes],
  };
}

/** The languages that a person speaks, each as the first subtag of BCP 47 in its shortest form: "fra" and "fr-CA" are "fr". */
function languagesOf(resource: Json, notes: Set<Reason>): string[] {
  const languages = new Set<string>();
  for (const concept of objects(resource.communication)) {
    const language = objects(concept.coding)
      .map((coding) => languageOf(text(coding.code)))
      .find((one) => one !== null);
    if (language) languages.add(language);
    else notes.add(note.unknownLanguage);
  }
  return [...languages];
}

function languageOf(code: string | null): string | null {
  try {
    return code ? Intl.getCanonicalLocales(code)[0]!.split('-', 1)[0]! : null;
  } catch {
    return null;
  }
}
