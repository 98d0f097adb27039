import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@liaison/platform';

export interface TestServer {
  /** Address of a database whose user may make others. */
  url: string;
  /** Folder for secrets and files of the run. */
  dataDir: string;
  stop(): Promise<void>;
}

const DOCKER_SOCKET = '/var/run/docker.sock';

/**
 * The PostgreSQL of a test run: the one that `TEST_DATABASE_URL` names, a container where a Docker
 * engine answers, else the embedded one. Nothing is kept, so nothing is flushed to disk, but for
 * benchmarks, which want the durability of real work (`durable`).
 */
export async function startTestServer(given: string | undefined, { durable = false } = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'liaison-test-'));
  // The server's own user must pass through, or its data would lie elsewhere and outlive the run.
  chmodSync(dataDir, 0o711);
  const clean = () => rmSync(dataDir, { recursive: true, force: true });
  if (given) return { url: given, dataDir, stop: async () => clean() };
  if (await dockerAnswers()) return containerServer(dataDir, clean);
  const server = await startEmbedded(dataDir, 'test', durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
  return {
    url: server.url,
    dataDir,
    stop: async () => {
      await server.stop();
      clean();
    },
  };
}

async function containerServer(dataDir: string, clean: () => void): Promise<TestServer> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer('postgres:18')
    .withEnvironment({ POSTGRES_PASSWORD: 'test' })
    .withExposedPorts(5432)
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=200'])
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  return {
    url: `postgres://postgres:test@${container.getHost()}:${container.getMappedPort(5432)}/postgres`,
    dataDir,
    stop: async () => {
      await container.stop();
      clean();
    },
  };
}

async function dockerAnswers(): Promise<boolean> {
  if (!existsSync(DOCKER_SOCKET)) return false;
  const { request } = await import('node:http');
  return new Promise((resolve) => {
    const probe = request({ socketPath: DOCKER_SOCKET, path: '/_ping', timeout: 1_000 }, (answer) => resolve(answer.statusCode === 200));
    probe.on('error', () => resolve(false));
    probe.on('timeout', () => probe.destroy());
    probe.end();
  });
}
