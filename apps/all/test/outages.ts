import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@liaison/platform';
import { copyTemplate, Deployment, makeTemplate, startOwnPostgres, type OwnPostgres } from '@liaison/testing';
import { prepareDatabase } from '../src/prepare.js';
import type { Outage } from './outage-run.js';

type Lasting = Pick<Outage, 'lastsMs' | 'aroundMs'>;

/** A deployment on a server of its own, for as long as the work takes. */
export async function onOwnServer<T>(folder: string | undefined, redisUrl: string | null, work: (deployment: Deployment, postgres: OwnPostgres) => Promise<T>): Promise<T> {
  const postgres = await startOwnPostgres(folder);
  try {
    await makeTemplate(postgres.url, (url) => prepareDatabase(readConfig({ DATABASE_URL: url, DATA_DIR: postgres.dataDir })));
    const { url } = await copyTemplate(postgres.url);
    const deployment = await Deployment.open({ databaseUrl: url, secretsDir: postgres.dataDir, redisUrl, env: { DELIVERY_LEASE_MS: '1000', DELIVERY_SWEEP_MS: '300' } });
    return await work(deployment, postgres).finally(() => deployment.close());
  } finally {
    await postgres.stop();
  }
}

export const stopped = (postgres: OwnPostgres, lasting: Lasting): Outage => ({ ...lasting, begin: () => postgres.halt(), end: () => postgres.start() });

const CHUNK = Buffer.alloc(1_048_576, 1);
const BALLAST = 'ballast';

/** The disk is filled to its last byte. A server that ends over it is started again when there is room, as an orchestrator would. */
export const diskFull = (postgres: OwnPostgres, lasting: Lasting): Outage => ({
  ...lasting,
  begin: async () => fill(join(postgres.dataDir, BALLAST)),
  end: async () => {
    rmSync(join(postgres.dataDir, BALLAST));
    await postgres.start();
  },
});

function fill(file: string): void {
  const ballast = openSync(file, 'w');
  try {
    for (let size = CHUNK.length; size > 0; ) {
      try {
        writeSync(ballast, CHUNK, 0, size);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        size = size >> 1;
      }
    }
  } finally {
    closeSync(ballast);
  }
}

/** A small disk in memory, where one may be made: as root on Linux. Null, with a line that says so, elsewhere. */
export function smallDisk(megabytes: number): { folder: string; unmount: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (status === 0)
    return {
      folder,
      unmount: () => {
        spawnSync('umount', ['-l', folder]);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  rmSync(folder, { recursive: true, force: true });
  process.stderr.write('No small disk can be made here (root on Linux can): the full disk is left out.\n');
  return null;
}
