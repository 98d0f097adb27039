import { existsSync, readFileSync } from 'node:fs';
import type { ServiceName } from '@liaison/contracts';
import { CANONICAL, GENESIS, linkHash, merkleRoot, type Anchor } from './chain.js';

/** Any way to ask the database, as a role that may read the service's schema. */
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
}

const BATCH = 5_000;
/** An entry may wait this long for its seal. */
const UNSEALED_AT_MOST_SECONDS = 60;

/**
 * Walks the whole chain of a service: finds every edit, deletion, insertion and swap of entries, and
 * with the anchor file every cut of the tail, whoever made it.
 */
export async function verifyAudit(db: Asks, service: ServiceName, file: string): Promise<Verdict> {
  const anchors = readAnchors(file);
  const walked = await walk(db, service, anchors);
  const [tail] = (
    await db.query(
      `SELECT coalesce(extract(epoch FROM now() - min(waits_since)), 0)::float AS age FROM ${service}.audit_unsealed`,
    )
  ).rows;
  const unsealedSeconds = Math.max(0, Math.round(tail!.age as number));
  const broken = walked.broken ?? (await unsealed(db, service)) ?? cutTail(walked.entries, anchors);
  return { service, entries: walked.entries, broken, unsealedSeconds };
}

async function walk(db: Asks, service: ServiceName, anchors: Map<number, Anchor>): Promise<{ entries: number; broken: string | null }> {
  let previous: Buffer = GENESIS;
  let sequence = 0;
  let sinceAnchor: Buffer[] = [];
  for (;;) {
    const { rows } = await db.query(
      `SELECT s.sequence, s.entry_id, s.hash, e.id, CASE WHEN e.id IS NULL THEN NULL ELSE ${CANONICAL} END AS canonical
         FROM ${service}.audit_seals s LEFT JOIN ${service}.audit_entries e ON e.id = s.entry_id
        WHERE s.sequence > $1 ORDER BY s.sequence LIMIT ${BATCH}`,
      [sequence],
    );
    for (const row of rows) {
      const at = `entry ${row.entry_id as string} (place ${row.sequence as string})`;
      if (Number(row.sequence) !== sequence + 1) return { entries: sequence, broken: `the seals ${sequence + 1} to ${Number(row.sequence) - 1} are gone, before ${at}` };
      if (row.id === null) return { entries: sequence, broken: `${at} was deleted` };
      const hash = linkHash(previous, row.canonical as string);
      if (!hash.equals(row.hash as Buffer)) return { entries: sequence, broken: `${at} was altered` };
      previous = hash;
      sequence++;
      sinceAnchor.push(hash);
      const anchor = anchors.get(sequence);
      if (!anchor) continue;
      if (anchor.head !== hash.toString('hex') || anchor.root !== merkleRoot(sinceAnchor).toString('hex'))
        return { entries: sequence, broken: `the chain up to ${at} is not the one that was anchored at ${anchor.at}` };
      sinceAnchor = [];
    }
    if (rows.length < BATCH) return { entries: sequence, broken: null };
  }
}

/** An entry without a seal that does not wait for one was put in behind the application's back. */
async function unsealed(db: Asks, service: ServiceName): Promise<string | null> {
  const { rows } = await db.query(
    `SELECT e.id, u.entry_id AS waits FROM ${service}.audit_entries e
       LEFT JOIN ${service}.audit_unsealed u ON u.entry_id = e.id
      WHERE NOT EXISTS (SELECT FROM ${service}.audit_seals s WHERE s.entry_id = e.id)
        AND (u.entry_id IS NULL OR u.waits_since < now() - make_interval(secs => ${UNSEALED_AT_MOST_SECONDS}))
      ORDER BY e.id LIMIT 1`,
  );
  const row = rows[0];
  if (!row) return null;
  return row.waits
    ? `entry ${row.id as string} waits for its seal longer than ${UNSEALED_AT_MOST_SECONDS} s: is a process with ROLE=jobs running?`
    : `entry ${row.id as string} was inserted past the application`;
}

function cutTail(entries: number, anchors: Map<number, Anchor>): string | null {
  const last = Math.max(0, ...anchors.keys());
  return last > entries ? `the chain ends at place ${entries}, but place ${last} was anchored at ${anchors.get(last)!.at}` : null;
}

function readAnchors(file: string): Map<number, Anchor> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as Anchor).map((anchor) => [anchor.sequence, anchor]));
}
