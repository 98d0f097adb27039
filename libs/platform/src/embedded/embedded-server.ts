import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { serverIdentity, type Identity } from './identity.js';
import { findPlace, type Place } from './place.js';

const SUPERUSER = 'postgres';
const STARTS_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 30_000;
const AGAIN_AFTER_MS = 250;

export interface EmbeddedServer {
  /** Address of the server's `postgres` database, as its administrator. */
  url: string;
  /** Process id of the server. */
  pid: number;
  /** False: it was running already, for somebody else or since a crash. */
  startedHere: boolean;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL beside the data, for machines that have only Node. A server that outlived its
 * starter (kill -9) is taken over as it runs. It listens on the loopback address only, on a port
 * that is chosen once and kept.
 * @param settings server settings besides the defaults, such as `{ fsync: 'off' }`
 */
export async function startEmbedded(dataDir: string, password: string, settings: Record<string, string> = {}): Promise<EmbeddedServer> {
  const identity = serverIdentity();
  const place = findPlace(dataDir, await findBinaries(), identity);
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) initialise(place, identity, password);
  const running = await runningServer(place, password);
  if (running) return running;
  const port = await keptPort(dataDir);
  const launch = () =>
    spawnServer(place, identity, { ...DISCREET, ...settings, listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '200' });
  let server = launch();
  for (const until = Date.now() + STARTS_WITHIN_MS; Date.now() < until; await sleep(50)) {
    const started = await runningServer(place, password);
    if (started) return { ...started, startedHere: true };
    if (server.exitCode === null) continue;
    // A server that was killed leaves processes behind that finish what they are at; until then a new one ends at once.
    await sleep(AGAIN_AFTER_MS);
    server = launch();
  }
  throw new Error(`PostgreSQL did not start within ${STARTS_WITHIN_MS / 1000} s. Its last words:\n${lastWords(place)}`);
}

/**
 * The server says in its own log that it starts and stops. Errors of statements quote rows, so they are not
 * there: the service that asked tells of them, by code.
 */
const DISCREET = { log_min_messages: 'log', log_min_error_statement: 'panic', log_error_verbosity: 'terse' };

/** initdb into a folder of its own name, so that one that was interrupted is not taken for a cluster. */
function initialise(place: Place, identity: Identity, password: string): void {
  const secret = mkdtempSync(join(tmpdir(), 'liaison-'));
  const passwordFile = join(secret, 'password');
  const making = `${place.cluster}.new`;
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (identity.uid !== undefined) for (const path of [secret, passwordFile]) chownSync(path, identity.uid, identity.gid!);
    rmSync(making, { recursive: true, force: true });
    const { status, stderr, error } = spawnSync(
      join(place.bin, 'initdb'),
      [
        `--pgdata=${making}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-sync',
      ],
      { ...identity, cwd: '/', encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`);
    chmodSync(making, 0o700);
    renameSync(making, place.cluster);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

/** Detached, and with a log file of its own: it outlives a signal to our process group, so that a drain still has its database. */
function spawnServer(place: Place, identity: Identity, settings: Record<string, string>): ChildProcess {
  const log = openSync(place.log, 'a', 0o644);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(place.bin, 'postgres'), ['-D', place.cluster, ...options], {
    ...identity,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

/** The server of this cluster, if it answers. */
async function runningServer(place: Place, password: string): Promise<EmbeddedServer | null> {
  const file = join(place.cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port) return null;
  const url = `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]!.data_directory === place.cluster ? { url, pid, startedHere: false, stop: () => stop(place, pid) } : null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** SIGINT is PostgreSQL's fast shutdown: it breaks off transactions and writes a checkpoint. */
async function stop(place: Place, pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (const until = Date.now() + STOPS_WITHIN_MS; Date.now() < until; await sleep(50))
    if (!existsSync(join(place.cluster, 'postmaster.pid'))) return;
}

/** A port that was free once, kept beside the data so that addresses stay the same. */
async function keptPort(dataDir: string): Promise<number> {
  const file = join(dataDir, 'postgres-port');
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
  if (kept && (await isFree(kept))) return kept;
  const port = await freePort();
  writeFileSync(file, String(port));
  return port;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

function lastWords(place: Place): string {
  return existsSync(place.log) ? readFileSync(place.log, 'utf8').split('\n').slice(-15).join('\n') : '(no log)';
}
