import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { answers, freePort, until } from './ports.js';

export interface TestRedis {
  url: string;
  /** Kills it without warning (-9) and starts it again on the same port: it has forgotten everything. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 5_000;

export const hasRedis = (): boolean => !spawnSync('redis-server', ['--version']).error;

/** A Redis that keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let child = await launch(port);
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      await end('SIGKILL');
      child = await launch(port);
    },
    stop: () => end('SIGTERM'),
  };
}

async function launch(port: number): Promise<ChildProcess> {
  const child = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'], {
    stdio: 'ignore',
  });
  await until(() => answers(port, 'PING\r\n', '+PONG'), 'redis-server', STARTS_WITHIN_MS);
  return child;
}

/** Everything that a Redis holds, as text: keys, and the values of each in its own way. */
export async function everythingIn(url: string): Promise<string> {
  const redis = new Redis(url);
  const read: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, '0', '-1'),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, '0', '-1'),
    stream: (key) => redis.xrange(key, '-', '+'),
  };
  try {
    const keys = await redis.keys('*');
    return JSON.stringify(await Promise.all(keys.map(async (key) => [key, await read[await redis.type(key)]?.(key)])));
  } finally {
    redis.disconnect();
  }
}
