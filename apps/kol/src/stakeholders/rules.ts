import { refused } from '@liaison/platform';
import type { ContactPointDto, CreateStakeholder } from './stakeholder.dto.js';

/** What must hold of a person whichever way the data came: from a form, a device or an import. */
export function assertStakeholder(input: Partial<CreateStakeholder>, kind: string): void {
  if (kind !== 'hcp' && (input.profession || input.licences?.length))
    throw refused(input.profession ? 'profession' : 'licences', 'only-hcp', {
      fr: 'Seul un professionnel de la santé a une profession et un permis.',
      en: 'Only a healthcare professional has a profession and a licence.',
    });
  if (input.orcid && !hasOrcidChecksum(input.orcid))
    throw refused('orcid', 'bad-checksum', { fr: 'Cet ORCID est mal copié.', en: 'This ORCID is miscopied.' });
  for (const [i, { from, to }] of (input.affiliations ?? []).entries())
    if (from && to && to < from)
      throw refused(`affiliations[${i}].to`, 'before-start', { fr: 'La fin précède le début.', en: 'The end is before the start.' });
  for (const [i, point] of (input.contactPoints ?? []).entries())
    if (!isContactPoint(point))
      throw refused(`contactPoints[${i}].value`, 'bad-form', { fr: 'Cette coordonnée est mal formée.', en: 'This contact point is malformed.' });
}

const PHONE = /^\+?[\d\s().-]{7,25}((ext|poste|x)\.?\s?\d{1,6})?$/i;
const FORMS = {
  email: /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/,
  phone: PHONE,
  mobile: PHONE,
  fax: PHONE,
  address: /\S/,
  web: /^https?:\/\/[^\s]+$/,
};

/** Whether a contact point has the form of its kind. */
export const isContactPoint = ({ kind, value }: ContactPointDto): boolean => FORMS[kind].test(value);

/** ISO 7064 MOD 11-2, as ORCID prescribes. */
export function hasOrcidChecksum(orcid: string): boolean {
  const digits = orcid.replaceAll('-', '');
  const total = [...digits.slice(0, 15)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits[15] === (check === 10 ? 'X' : String(check));
}
