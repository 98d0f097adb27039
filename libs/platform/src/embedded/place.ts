import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { canReach, type Identity } from './identity.js';

/** Where the server lives when its own user cannot reach the project's folder. */
const ELSEWHERE = '/var/lib/liaison';

export interface Place {
  /** The data of the server. */
  cluster: string;
  bin: string;
  log: string;
}

/** Chooses folders that the server's user can reach, and makes them. */
export function findPlace(dataDir: string, binaries: Binaries, identity: Identity): Place {
  // Others may pass through, not look inside: the secrets in it are readable by their owner only.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const home = canReach(identity, dataDir) ? dataDir : join(ELSEWHERE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  const server = join(home, 'server');
  mkdirSync(server, { recursive: true, mode: 0o711 });
  if (identity.uid !== undefined) chownSync(server, identity.uid, identity.gid!);
  return { cluster: join(server, 'cluster'), log: join(server, 'postgres.log'), bin: join(reachable(binaries, identity), 'bin') };
}

/** The binaries themselves, or a copy where the server's user can reach it. */
function reachable(binaries: Binaries, identity: Identity): string {
  if (canReach(identity, join(binaries.home, 'bin', 'postgres'))) return binaries.home;
  const copy = join(ELSEWHERE, `postgres-${binaries.version}`);
  if (existsSync(copy)) return copy;
  const making = `${copy}.${process.pid}`;
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
  cpSync(binaries.home, making, { recursive: true, verbatimSymlinks: true });
  if (existsSync(copy)) return copy;
  renameSync(making, copy);
  return copy;
}
