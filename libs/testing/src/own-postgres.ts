import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@liaison/platform';

/** A PostgreSQL of one's own, which may be killed: it flushes what it commits. */
export interface OwnPostgres {
  url: string;
  /** Folder for secrets and files of the run. */
  dataDir: string;
  /** Kills it without warning (-9) and starts it again on the same data and port. */
  kill(): Promise<void>;
  /** Ends it, breaking off what is under way; nothing answers until {@link OwnPostgres.start}. */
  halt(): Promise<void>;
  /** Starts it again, if it does not run. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @param given a folder for it that others make and throw away; without it, one of its own */
export async function startOwnPostgres(given?: string): Promise<OwnPostgres> {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'liaison-own-'));
  // The server's own user must pass through, or its data would lie elsewhere and outlive the run.
  chmodSync(dataDir, 0o711);
  const start = () => startEmbedded(dataDir, 'test', { max_wal_size: '64MB', min_wal_size: '32MB' });
  let server = await start();
  return {
    url: server.url,
    dataDir,
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      server = await start();
    },
    halt: () => server.stop(),
    async start() {
      server = await start();
    },
    async stop() {
      await server.stop();
      if (!given) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
