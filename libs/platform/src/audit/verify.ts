import type { ServiceName } from '@liaison/contracts';
import type { Config } from '../config.js';
import { anchorFile, anchorLines, parseAnchor, type Anchor } from './anchors.js';
import { CANONICAL, ChainKey, GENESIS, linkHash, merkleRoot, sealersLock } from './chain.js';

/** A connection to the database, as a role that may read the service's schema. */
export interface Asks {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface Verdict {
  service: ServiceName;
  entries: number;
  /** What is wrong first, in the order of the chain; null when nothing is. */
  broken: string | null;
  /** Age in seconds of the oldest entry that has no place in the chain yet; 0 when all have. */
  unsealedSeconds: number;
  /** Age in seconds of the oldest entry that no anchor outside the database covers; 0 when all are. */
  unanchoredSeconds: number;
}

export interface Looking {
  /** The anchors, where they do not lie in their usual place. */
  file?: string;
  /** Chain and anchors only, for whoever has not the key: what was put in at the end of the chain is then not told of. */
  withoutItsKey?: boolean;
}

const BATCH = 5_000;
/** An entry may wait this long for its seal. */
const UNSEALED_AT_MOST_SECONDS = 60;

/**
 * Walks the whole chain of a service: finds every edit, deletion, insertion and swap of entries, and
 * with the anchor file every cut of the tail, whoever made it. What no anchor covers yet, for a minute
 * at most, can be cut off unseen.
 */
export async function verifyAudit(db: Asks, service: ServiceName, config: Config, { file = anchorFile(config, service), withoutItsKey = false }: Looking = {}): Promise<Verdict> {
  const key = withoutItsKey ? null : new ChainKey(config.secrets.keyFor('audit chain'));
  const lines = anchorLines(file);
  const anchors = lines.map(parseAnchor);
  const walked = await walk(db, service, key, anchors.filter((anchor) => anchor !== null));
  const broken =
    walked.broken ?? (await strangers(db, service, key)) ?? cutTail(walked.entries, anchors) ?? walked.wrongRoot ?? (await anchorsChanged(db, service, file));
  return { service, entries: walked.entries, broken, ...(await tailOf(db, service, anchors.at(-1)?.sequence ?? 0)) };
}

interface Walked {
  /** How far the chain is sound. */
  entries: number;
  broken: string | null;
  wrongRoot: string | null;
}

async function walk(db: Asks, service: ServiceName, key: ChainKey | null, anchors: Anchor[]): Promise<Walked> {
  const at = new Map(anchors.map((anchor) => [anchor.sequence, anchor]));
  let [previous, signature, sequence] = [GENESIS as Buffer, null as Buffer | null, 0];
  let after: unknown = null;
  let sinceAnchor: Buffer[] = [];
  let wrongRoot: string | null = null;
  const stopped = (broken: string): Walked => ({ entries: sequence, broken, wrongRoot });
  for (;;) {
    const { rows } = await db.query(
      `SELECT s.sequence, s.entry_id, s.hash, s.mac, e.id, CASE WHEN e.id IS NULL THEN NULL ELSE ${CANONICAL} END AS canonical
         FROM ${service}.audit_seals s LEFT JOIN ${service}.audit_entries e ON e.id = s.entry_id
        WHERE $1::bigint IS NULL OR s.sequence > $1 ORDER BY s.sequence LIMIT ${BATCH}`,
      [after],
    );
    for (const row of rows) {
      const entry = `entry ${row.entry_id as string} (place ${row.sequence as string})`;
      if (Number(row.sequence) < 1) return stopped(`${entry} has a seal before the first place`);
      if (Number(row.sequence) !== sequence + 1) return stopped(`the seals ${sequence + 1} to ${Number(row.sequence) - 1} are gone, before ${entry}`);
      if (row.id === null) return stopped(`${entry} was deleted`);
      const [hash, mac] = [row.hash as Buffer, row.mac as Buffer | null];
      if (!hash.equals(linkHash(previous, row.canonical as string))) return stopped(`${entry} was altered`);
      // Only the beginning of a chain, which the first release made, may lack its signatures.
      if (mac ? key && !mac.equals(key.sign(hash, signature)) : signature) return stopped(`${entry} has a seal that the application did not make`);
      previous = hash;
      signature = mac;
      sequence++;
      sinceAnchor.push(hash);
      const anchor = at.get(sequence);
      if (!anchor) continue;
      if (anchor.head !== hash.toString('hex') || (anchor.mac && anchor.mac !== mac?.toString('hex'))) return stopped(`the chain up to ${entry} is not the one that was anchored at ${anchor.at}`);
      if (anchor.root !== merkleRoot(sinceAnchor).toString('hex')) wrongRoot ??= `the anchor of place ${sequence} is not the one that was written`;
      sinceAnchor = [];
    }
    after = sequence;
    if (rows.length < BATCH) return { entries: sequence, broken: null, wrongRoot };
  }
}

/**
 * What came or went behind the application's back: an entry without a seal that does not wait for one, or
 * waits with a ticket that the application did not write; a ticket whose entry is gone.
 */
async function strangers(db: Asks, service: ServiceName, key: ChainKey | null): Promise<string | null> {
  const { rows } = await db.query(
    `SELECT coalesce(e.id, u.entry_id) AS id, e.id AS entry, u.mac, u.waits_since < now() - make_interval(secs => ${UNSEALED_AT_MOST_SECONDS}) AS late
       FROM ${service}.audit_entries e FULL JOIN ${service}.audit_unsealed u ON u.entry_id = e.id
      WHERE NOT EXISTS (SELECT FROM ${service}.audit_seals s WHERE s.entry_id = e.id) ORDER BY 1`,
  );
  for (const { id, entry, mac, late } of rows) {
    if (!entry) return `entry ${id as string} was deleted before it got a place`;
    if (!mac || (key && !key.isTicket(id as string, mac as Buffer))) return `entry ${id as string} was inserted past the application`;
    if (late) return `entry ${id as string} waits for its seal longer than ${UNSEALED_AT_MOST_SECONDS} s: is a process with ROLE=jobs running?`;
  }
  return null;
}

function cutTail(entries: number, anchors: (Anchor | null)[]): string | null {
  const last = anchors.reduce((latest, anchor) => ((anchor?.sequence ?? 0) > (latest?.sequence ?? 0) ? anchor : latest), null);
  return last && last.sequence > entries ? `the chain ends at place ${entries}, but place ${last.sequence} was anchored at ${last.at}` : null;
}

/** The file outside and the copy of its lines in the database tell of each other's changes. */
async function anchorsChanged(db: Asks, service: ServiceName, file: string): Promise<string | null> {
  const { rows, lines } = await betweenAnchorings(db, service, file);
  for (let i = 0; i < Math.max(rows.length, lines.length); i++) {
    const [row, line] = [rows[i], lines[i]];
    const place = line && parseAnchor(line)?.sequence;
    if (line === undefined) return `the anchor file lacks its line ${i + 1}, for place ${row!.sequence as string}: it was cut, or is not there`;
    if (place === undefined) return `line ${i + 1} of the anchor file is no anchor`;
    if (!row) return `audit_anchors lacks place ${place}, which the anchor file has`;
    if (row.line !== line || Number(row.sequence) !== place) return `line ${i + 1} of the anchor file and audit_anchors differ: one of them was changed`;
  }
  return null;
}

/** Both as they are while no sealer is between the line and its copy: `db` is one connection, which holds the sealer's lock meanwhile. */
async function betweenAnchorings(db: Asks, service: ServiceName, file: string): Promise<{ rows: Record<string, unknown>[]; lines: string[] }> {
  await db.query(`SELECT pg_advisory_lock_shared(${sealersLock(`'${service}'`)})`);
  const lines = anchorLines(file);
  const { rows } = await db.query(`SELECT sequence, line FROM ${service}.audit_anchors ORDER BY sequence`);
  await db.query(`SELECT pg_advisory_unlock_shared(${sealersLock(`'${service}'`)})`);
  return { rows, lines };
}

async function tailOf(db: Asks, service: ServiceName, anchored: number): Promise<Pick<Verdict, 'unsealedSeconds' | 'unanchoredSeconds'>> {
  const { rows } = await db.query(
    `SELECT (SELECT coalesce(extract(epoch FROM now() - min(waits_since)), 0)::float FROM ${service}.audit_unsealed) AS unsealed,
            (SELECT entry_id FROM ${service}.audit_seals WHERE sequence > $1 ORDER BY sequence LIMIT 1) AS first`,
    [anchored],
  );
  const { unsealed, first } = rows[0] as { unsealed: number; first: string | null };
  const unsealedSeconds = Math.max(0, Math.round(unsealed));
  return { unsealedSeconds, unanchoredSeconds: Math.max(unsealedSeconds, first ? Math.round((Date.now() - msOf(first)) / 1_000) : 0) };
}

/** When an entry was written, by the machine's time, from its UUIDv7. */
const msOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
