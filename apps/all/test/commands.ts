import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Ended {
  code: number | null;
  /** What it wrote, on both streams. */
  said: string;
}

/** A command of the suite in a process of its own, as `npm run` starts it. */
export function startCommand(name: string, args: string[], env: Record<string, string>): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join('dist', 'apps', 'all', 'src', 'commands', `${name}.js`), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (more: Buffer) => (said += more.toString()));
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, said })) };
}

export const runCommand = (name: string, args: string[], env: Record<string, string>): Promise<Ended> => startCommand(name, args, env).ended;
