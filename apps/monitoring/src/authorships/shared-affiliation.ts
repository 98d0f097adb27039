import { words } from '@liaison/platform';

/** Words of names of organizations and of addresses that tell none from another. */
const COMMON = new Set(
  words(
    `centre center hôpital hospital hospitalier hospitalière universitaire university université institut institute département department service division faculté faculty
     médecine medicine médical medical santé health recherche research clinique clinic groupe group école school collège college pharmacie pharmacy laboratoire laboratory
     intégré services sociaux social saint sainte montréal québec laval sherbrooke canada general général régional regional national family familiale
     de du des la le les et of the and for pour en au aux`,
  ),
);

/** Whether an address as published speaks of an organization: by its whole name, or by two of the words that are its own, if these are half of them. */
export function speaksOf(affiliation: string, organization: string): boolean {
  const there = words(affiliation);
  const name = words(organization);
  if (name.length > 0 && ` ${there.join(' ')} `.includes(` ${name.join(' ')} `)) return true;
  const own = name.filter((word) => !COMMON.has(word));
  const shared = own.filter((word) => there.includes(word));
  return shared.length >= 2 && shared.length * 2 >= own.length;
}
