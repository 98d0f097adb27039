import { Injectable } from '@nestjs/common';
import { fits, notFound, Problem, staleVersion, type Tx } from '@liaison/platform';
import { cut, subjectsIn, type Cut } from './cut.js';
import { HeldReport, HeldWrite, type Held } from './held-write.entity.js';
import { QuarantineKey } from './quarantine-key.js';
import { SealedWrite, type Parcel, type ReleaseWrite } from './quarantine.dto.js';
import { Releases } from './releases.js';

/** What one person may leave waiting: weeks of work, and no more than a disk takes without noticing. */
const WAITING_AT_MOST = 2_000;
const WAITING_BYTES_AT_MOST = 50_000_000;

/** The rows that are the caller's to review. */
export const heldFor = (tx: Tx): typeof HeldWrite | typeof HeldReport => (tx.caller.role === 'safety' ? HeldReport : HeldWrite);

@Injectable()
export class QuarantineService {
  constructor(
    private readonly key: QuarantineKey,
    private readonly releases: Releases,
  ) {}

  /** Holds what a device could not send. A parcel that is here already is left as it is. */
  async receive(tx: Tx, parcels: Parcel[]): Promise<void> {
    const opened = await Promise.all(parcels.map(async (parcel) => ({ parcel, write: legible(await this.key.open(parcel.sealed)) })));
    await tx.asSystem(async () => {
      const fresh = await this.#fresh(tx, parcels);
      await assertRoom(tx, fresh);
      for (const { parcel, write } of opened.filter((one) => fresh.includes(one.parcel))) {
        if (write) for (const one of cut(parcel.id, write)) await this.#hold(tx, parcel, one);
        else holdIllegible(tx, parcel);
      }
    });
  }

  async find(tx: Tx, id: string, version?: number): Promise<Held> {
    const held = await (await tx.reading<Held>(heldFor(tx))).findOneBy({ id });
    if (!held) throw notFound();
    if (version !== undefined && held.version !== version) throw staleVersion(held.version);
    return held;
  }

  async open(tx: Tx, id: string): Promise<{ held: Held; write: SealedWrite | null }> {
    const held = await this.find(tx, id);
    tx.accessed('quarantine', id, held.subjectIds);
    return { held, write: held.sealed === null ? null : legible(await this.key.open(held.sealed)) };
  }

  /** Does what was written, in the name of whoever wrote it; the audit names who let it through. */
  async release(tx: Tx, id: string, version: number, { ifMatch, reason }: ReleaseWrite): Promise<Held> {
    const before = await this.find(tx, id, version);
    const changes = before.decide('released', tx.userId, tx.now, reason ?? null);
    const { write } = await this.open(tx, id);
    if (!write)
      throw new Problem('conflict', { fr: 'Cet élément ne peut pas être ouvert : il ne peut qu’être écarté.', en: 'This item cannot be opened: it can only be rejected.' });
    await this.releases.apply(tx, before, ifMatch === undefined ? write : { ...write, ifMatch });
    return this.#decided(tx, before, changes);
  }

  async reject(tx: Tx, id: string, version: number, reason: string): Promise<Held> {
    const before = await this.find(tx, id, version);
    return this.#decided(tx, before, before.decide('rejected', tx.userId, tx.now, reason));
  }

  async #decided(tx: Tx, before: Held, changes: Partial<Held>): Promise<Held> {
    const entity = heldFor(tx);
    await tx.update<Held>(entity, before, changes);
    const { authorId, resource, method, recordId } = before;
    tx.audit({
      resource: entity === HeldReport ? 'held-report' : 'held-write',
      resourceId: before.id,
      before: { status: before.status },
      after: { status: changes.status, authorId, resource, method, recordId },
      personal: { [before.id]: { after: { reason: changes.reason } } },
    });
    return this.find(tx, before.id);
  }

  async #fresh(tx: Tx, parcels: Parcel[]): Promise<Parcel[]> {
    const rows = await tx.query<{ id: string }>('SELECT id FROM held_writes WHERE id = ANY($1::uuid[]) UNION SELECT id FROM held_reports WHERE id = ANY($1::uuid[])', [
      parcels.map((one) => one.id),
    ]);
    const known = new Set(rows.map((row) => row.id));
    return parcels.filter(({ id }, i) => !known.has(id) && parcels.findIndex((other) => other.id === id) === i);
  }

  async #hold(tx: Tx, parcel: Parcel, { id, write, isReport }: Cut): Promise<void> {
    const { resource, method, part = null, id: recordId, writtenAt } = write;
    const sealed = id === parcel.id && isWhole(write) ? parcel.sealed : await this.key.seal(write);
    const about = { resource, method, part, recordId, writtenAt: writtenAt ? new Date(writtenAt) : null, subjectIds: subjectsIn(write) };
    keep(tx, isReport ? HeldReport : HeldWrite, { id, sealed, ...about });
  }
}

/** Whether a write is as the device sealed it: what was cut out of another is sealed anew. */
const isWhole = ({ resource, body }: SealedWrite): boolean => resource !== 'interactions' || body?.adverseEvents !== undefined;

/** Nobody can read what it was about, so both reviewers are told of it: it may have been an adverse event. */
function holdIllegible(tx: Tx, { id, sealed }: Parcel): void {
  const about = { resource: null, method: null, part: null, recordId: null, writtenAt: null, subjectIds: [] };
  for (const entity of [HeldWrite, HeldReport]) keep(tx, entity, { id, sealed, ...about });
}

type Kept = Pick<Held, 'id' | 'sealed' | 'resource' | 'method' | 'part' | 'recordId' | 'writtenAt' | 'subjectIds'>;

function keep(tx: Tx, entity: typeof HeldWrite | typeof HeldReport, row: Kept): void {
  tx.insert<Held>(entity, { ...row, version: 1, authorId: tx.userId, status: 'waiting', refusal: null, decidedBy: null, decidedAt: null, reason: null, receivedAt: tx.now, updatedAt: tx.now });
  const { resource, method, part, recordId } = row;
  tx.audit({ resource: entity === HeldReport ? 'held-report' : 'held-write', resourceId: row.id, after: { resource, method, part, recordId } });
}

async function assertRoom(tx: Tx, parcels: Parcel[]): Promise<void> {
  const [row] = await tx.query<{ count: number; bytes: string }>(
    `SELECT count(*)::int AS count, coalesce(sum(octet_length(sealed)), 0) AS bytes
       FROM (SELECT sealed, author_id, status FROM held_writes UNION ALL SELECT sealed, author_id, status FROM held_reports) held
      WHERE author_id = $1 AND status = 'waiting'`,
    [tx.userId],
  );
  const bytes = parcels.reduce((sum, { sealed }) => sum + sealed.length, Number(row!.bytes));
  if (row!.count + parcels.length <= WAITING_AT_MOST && bytes <= WAITING_BYTES_AT_MOST) return;
  throw new Problem('too-many-requests', {
    fr: 'Trop d’éléments de cette personne attendent déjà d’être examinés.',
    en: 'Too many items of this person are already waiting to be reviewed.',
  });
}

const legible = (opened: unknown): SealedWrite | null => (fits(SealedWrite, opened) ? (opened as SealedWrite) : null);
