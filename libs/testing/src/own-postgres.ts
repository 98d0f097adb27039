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
  stop(): Promise<void>;
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'liaison-own-'));
  // The server's own user must pass through, or its data would lie elsewhere and outlive the run.
  chmodSync(dataDir, 0o711);
  const start = () => startEmbedded(dataDir, 'test');
  let server = await start();
  return {
    url: server.url,
    dataDir,
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      server = await start();
    },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
