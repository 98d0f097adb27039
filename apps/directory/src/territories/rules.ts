import { refused, type Bilingual, type Tx } from '@liaison/platform';
import { holds, type CodeList } from '../code-lists/code-list.js';
import { healthRegions } from '../code-lists/health-regions.js';
import { therapeuticAreas } from '../code-lists/therapeutic-areas.js';
import type { AssignmentBody, ReplaceTerritory } from './territory.dto.js';

const beforeStart: Bilingual = { fr: 'La fin précède le début.', en: 'The end is before the start.' };

/** Refuses what a territory cannot be, naming the field. Organizations may arrive later: another service owns them. */
export function assertTerritory(input: ReplaceTerritory): void {
  assertCodes(healthRegions, input.regions, 'regions');
  assertCodes(therapeuticAreas, input.therapeuticAreas ?? [], 'therapeuticAreas');
  if (input.validTo && input.validTo < input.validFrom) throw refused('validTo', 'before-start', beforeStart);
}

/** Refuses assignments that nobody could have, naming the first that is wrong. */
export async function assertAssignments(tx: Tx, assignments: readonly AssignmentBody[]): Promise<void> {
  const people = await tx.query<{ id: string }>(`SELECT id FROM users WHERE id = ANY($1::uuid[]) AND kind = 'person'`, [
    assignments.map((one) => one.userId),
  ]);
  const known = new Set(people.map((one) => one.id));
  const seen = new Set<string>();
  for (const [i, { userId, kind, from, to }] of assignments.entries()) {
    const field = `assignments[${i}]`;
    if (!known.has(userId.toLowerCase()))
      throw refused(`${field}.userId`, 'unknown-user', { fr: 'Cette personne n’est pas à l’annuaire.', en: 'This person is not in the directory.' });
    if (to && to < from) throw refused(`${field}.to`, 'before-start', beforeStart);
    const key = `${userId.toLowerCase()} ${kind} ${from}`;
    if (seen.has(key)) throw refused(field, 'said-twice', { fr: 'Cette affectation est donnée deux fois.', en: 'This assignment is given twice.' });
    seen.add(key);
  }
}

function assertCodes(list: CodeList, codes: readonly string[], field: string): void {
  const at = codes.findIndex((code) => !holds(list, code));
  if (at < 0) return;
  throw refused(`${field}[${at}]`, 'unknown-code', {
    fr: `« ${codes[at]} » n’est pas un code de la liste ${list.name}.`,
    en: `"${codes[at]}" is not a code of the list ${list.name}.`,
  });
}
