import { validate, type Tx } from '@liaison/platform';
import { OrganizationInput, type OrganizationView } from '../../organizations/organization.dto.js';
import { viewOrganization } from '../../organizations/organizations.queries.js';
import { OrganizationsService } from '../../organizations/organizations.service.js';
import { folded } from '../../search/fold.js';
import { readPlace, type Place } from '../fhir/organization.js';
import type { ImportRow } from '../import.entity.js';
import { reasons, Refusal } from '../reasons.js';
import { earlierLike } from './earlier.js';
import { candidatesOf, contradicts, learn, onlyOf } from './external-ids.js';
import { keysOf, type Key } from './keys.js';
import { merged, writtenOf } from './merged-place.js';
import type { Outcome } from './people.js';

const organizations = new OrganizationsService();

/**
 * Makes or changes the organization that a row speaks of.
 * @param parentId what it belongs to today; null when the source does not say, or it could not be found
 * @param rehearsing nothing is kept: earlier rows of the file count as if they were
 */
export async function applyPlace(tx: Tx, row: ImportRow, day: string, parentId: string | null, rehearsing: boolean): Promise<Outcome> {
  const place = readPlace(row.image!, day);
  const keys = keysOf(row.image!, row, day);
  const known = await recordOf(tx, place, keys);
  const earlier = rehearsing ? await earlierLike(tx, row, keys) : [];
  const before = earlier.reduce((it, one) => merged(it, readPlace(one.image!, day), parentId, day), known && writtenOf(known));
  const input = merged(before, place, parentId, day);
  if (!before) {
    const { id } = await organizations.create(tx, validate(OrganizationInput, input));
    await learn(tx, 'organization', id, keys);
    return { status: 'created', resultId: id, notes: [] };
  }
  validate(OrganizationInput, input);
  const isChanged = JSON.stringify(input) !== JSON.stringify(before);
  if (isChanged && known && earlier.length === 0) await organizations.replace(tx, known.id, known.version, input);
  if (known) await learn(tx, 'organization', known.id, keys);
  return { status: isChanged ? 'updated' : 'unchanged', resultId: known?.id ?? null, notes: [] };
}

/** The organization that keys stand for. With certain keys its name may have changed; with others it must be the same. */
async function recordOf(tx: Tx, place: Place, keys: Key[]): Promise<OrganizationView | null> {
  const candidates = await candidatesOf(tx, 'organization', keys);
  const id = onlyOf(candidates);
  if (id) return standing((await viewOrganization(tx, id))!);
  if (!candidates.likely[0]) return null;
  const likely = (await viewOrganization(tx, candidates.likely[0]))!;
  const names = [likely.name.fr, likely.name.en].map(folded);
  const isNamedSo = [place.name.fr, place.name.en].some((name) => names.includes(folded(name)));
  if (isNamedSo && !(await contradicts(tx, likely.id, keys))) return standing(likely);
  if (!keys.some((key) => key.certain)) throw new Refusal(reasons.unclearSource);
  return null;
}

function standing(view: OrganizationView): OrganizationView {
  if (view.voidedAt) throw new Refusal(reasons.voided);
  return view;
}
