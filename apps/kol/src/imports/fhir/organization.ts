import { reasons, Refusal } from '../reasons.js';
import { holdsOn, isObject, objects, text, type Json } from './json.js';

/** What an Organization says that one can hold here. What it does not say is null, and changes nothing. */
export interface Place {
  name: { fr: string; en: string };
  /** Which of the two names the source gave; the other is only repeated after it. */
  named: { fr: boolean; en: boolean };
  kind: string | null;
  city: string | null;
  postalCode: string | null;
}

/** HL7's types of organization, which are coarser than ours, by code of `organization-kinds`. */
const KINDS: Record<string, string> = {
  prov: 'institution',
  dept: 'department',
  team: 'department',
  govt: 'government',
  edu: 'university',
  ins: 'other',
  pay: 'other',
  reli: 'other',
  crs: 'other',
  cg: 'other',
  bus: 'company',
  other: 'other',
};
const TYPES = /\/organization-type$/;
const POSTAL_CODE = /^([A-Z]\d[A-Z]) ?(\d[A-Z]\d)$/;
const CANADA = new Set(['CA', 'CAN', 'CANADA']);
const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/**
 * Reads a FHIR R4 Organization. Where it has no name, its first alias stands in.
 * @param day the day on which addresses and identifiers must hold, YYYY-MM-DD
 * @throws Refusal when it is inactive or has neither
 */
export function readPlace(resource: Json, day: string): Place {
  if (resource.active === false) throw new Refusal(reasons.inactive);
  const alias = Array.isArray(resource.alias) ? resource.alias[0] : resource.alias;
  const name = text(resource.name) ?? text(alias);
  if (!name) throw new Refusal(reasons.noName);
  return {
    ...namesOf(resource, name),
    kind: kindOf(resource),
    ...placeOf(resource, day),
  };
}

/** FHIR has one name in the resource's language, and translations beside it; without either the name serves for both languages. */
function namesOf(resource: Json, name: string): Pick<Place, 'name' | 'named'> {
  const language = languageOf(resource.language);
  const told: Partial<Record<'fr' | 'en', string>> = language ? { [language]: name } : {};
  for (const { extension } of objects(isObject(resource._name) ? resource._name.extension : null).filter((one) => one.url === TRANSLATION)) {
    const part = (url: string, value: string) => text(objects(extension).find((one) => one.url === url)?.[value]);
    const translated = languageOf(part('lang', 'valueCode'));
    const content = part('content', 'valueString');
    if (translated && content) told[translated] = content;
  }
  const named = { fr: told.fr !== undefined, en: told.en !== undefined };
  return { name: { fr: told.fr ?? name, en: told.en ?? name }, named: named.fr || named.en ? named : { fr: true, en: true } };
}

const languageOf = (tag: unknown): 'fr' | 'en' | null => {
  const language = text(tag)?.toLowerCase().split('-', 1)[0];
  return language === 'fr' || language === 'en' ? language : null;
};

/** The first type that HL7 names; null when there is none, so that nothing is said about the kind. */
function kindOf(resource: Json): string | null {
  const codings = objects(resource.type).flatMap((type) => objects(type.coding));
  const code = codings.find((coding) => TYPES.test(text(coding.system) ?? '') && KINDS[text(coding.code) ?? '']);
  return code ? KINDS[text(code.code)!]! : null;
}

/** City and postal code of the first address of today, one for work before any other; only Canada's codes have a place here. */
function placeOf(resource: Json, day: string): Pick<Place, 'city' | 'postalCode'> {
  const addresses = objects(resource.address).filter((one) => holdsOn(one.period, day) && text(one.use) !== 'old');
  const address = addresses.find((one) => text(one.use) === 'work') ?? addresses[0] ?? {};
  const country = text(address.country)?.toUpperCase();
  const parts = !country || CANADA.has(country) ? POSTAL_CODE.exec(text(address.postalCode)?.toUpperCase() ?? '') : null;
  return { city: text(address.city), postalCode: parts ? `${parts[1]} ${parts[2]}` : null };
}
