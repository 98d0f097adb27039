import { newId } from '@liaison/contracts';
import { contentOf, type Tx } from '@liaison/platform';
import { Unreadable } from '../content/cutter.js';
import { linesOf } from '../content/lines.js';
import { imageOf } from '../fhir/image.js';
import { faultOf } from '../fhir/json.js';
import { namesOf } from '../fhir/names-in-file.js';
import { isImported, resourcesIn, typeOf, type Found } from '../fhir/resources.js';
import type { Import, ImportRow } from '../import.entity.js';
import { keysOf, tokenOf } from '../matching/keys.js';
import type { Progress } from '../progress.js';
import { reasons, type Reason } from '../reasons.js';
import { dayOf } from './day.js';

/** Rows and bytes after which a unit has read enough: a fraction of a second's work. */
const ROWS_A_UNIT = 500;
const BYTES_A_UNIT = 4 * 1_048_576;
const ROWS_AN_INSERT = 500;
/** Every professional of Québec several times over; more is a mistake or an attack. */
const ROWS_AT_MOST = 200_000;

type Staged = Pick<ImportRow, 'id' | 'ordinal' | 'status' | 'rank' | 'resourceType' | 'reference' | 'url' | 'identities' | 'reason' | 'image'>;
type Judged = Omit<Staged, 'id' | 'ordinal'>;

/** Reads the next lines of the file into rows. What cannot become anything is refused here already. */
export async function stage(tx: Tx, it: Import): Promise<Progress> {
  const day = dayOf(tx.now);
  const rows: Staged[] = [];
  let { readTo } = it;
  let ended = true;
  for await (const { bytes, to } of linesOf(contentOf(tx.source).path(it.contentName!), it.readTo)) {
    for (const judged of judge(bytes, it.source, day)) rows.push({ id: newId(), ordinal: it.total + rows.length + 1, ...judged });
    if (it.total + rows.length > ROWS_AT_MOST) throw new Unreadable('too-many');
    readTo = to;
    ended = rows.length < ROWS_A_UNIT && readTo - it.readTo < BYTES_A_UNIT;
    if (!ended) break;
  }
  for (let from = 0; from < rows.length; from += ROWS_AN_INSERT) await insert(tx, it.id, rows.slice(from, from + ROWS_AN_INSERT));
  const refused = rows.filter((row) => row.status === 'refused').length;
  return { readTo, total: it.total + rows.length, refused: it.refused + refused, phase: ended ? 'apply' : 'stage' };
}

/** The rows that a line gives, none for a blank one. */
function* judge(bytes: Buffer | null, source: string | null, day: string): Generator<Judged> {
  if (!bytes) return yield refusal(reasons.tooLarge);
  const read = valueOf(bytes);
  if (read === undefined) return;
  const fault = read === null ? 'malformed' : faultOf(read.value);
  if (fault) return yield refusal(reasons[fault]);
  for (const found of resourcesIn(read!.value)) yield found ? rowOf(found, source, day) : refusal(reasons.notAResource);
}

/** Null for what is not JSON, undefined for nothing at all. */
function valueOf(bytes: Buffer): { value: unknown } | null | undefined {
  try {
    const line = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
    return line ? { value: JSON.parse(line) as unknown } : undefined;
  } catch {
    return null;
  }
}

function rowOf(found: Found, source: string | null, day: string): Judged {
  const type = typeOf(found.resource);
  if (!type) return refusal(reasons.notAResource);
  const names = namesOf(found, source);
  if (!isImported(type)) return { ...refusal(reasons.unsupported(type)), resourceType: type, ...names };
  const image = imageOf(found.resource, type);
  const identities = keysOf(image, names, day).map(tokenOf);
  return { status: 'pending', rank: type === 'Organization' ? 1 : 2, resourceType: type, ...names, identities, reason: null, image };
}

const refusal = (reason: Reason): Judged => ({
  status: 'refused',
  rank: 0,
  resourceType: 'unknown',
  reference: null,
  url: null,
  identities: [],
  reason,
  image: null,
});

async function insert(tx: Tx, importId: string, rows: Staged[]): Promise<void> {
  await tx.query(
    `INSERT INTO import_rows (id, import_id, ordinal, status, rank, resource_type, reference, url, identities, reason, notes, image)
     SELECT r.id, $1, r.ordinal, r.status, r.rank, r."resourceType", r.reference, r.url, r.identities, r.reason, '[]', r.image
       FROM jsonb_to_recordset($2) AS r(id uuid, ordinal int, status text, rank int, "resourceType" text, reference text, url text,
            identities text[], reason jsonb, image jsonb)`,
    [importId, JSON.stringify(rows)],
  );
}
