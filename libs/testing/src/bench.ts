import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** One measured figure; `of` says what the ratio is a ratio of. */
export interface Figure {
  name: string;
  ratio?: number;
  p50Ms?: number;
  p99Ms?: number;
  perSecond?: number;
  goal?: string;
  of?: string;
}

/** One JSON line a figure on standard output; the same for people on standard error. */
export function report(figure: Figure): void {
  const rounded = Object.fromEntries(Object.entries(figure).map(([key, value]) => [key, typeof value === 'number' ? Number(value.toPrecision(4)) : value]));
  process.stdout.write(`${JSON.stringify(rounded)}\n`);
  const { name, ...rest } = rounded as unknown as Figure;
  process.stderr.write(`${name.padEnd(34)} ${Object.entries(rest).map(([key, value]) => `${key} ${value}`).join('  ')}\n`);
}

export const median = (values: number[]): number => percentile(values, 50);

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = ((sorted.length - 1) * share) / 100;
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/** Runs `work` by so many at once for a time; answers how often a second it came to an end, and how long each took. */
export async function atOnce(concurrency: number, ms: number, work: (one: number) => Promise<unknown>): Promise<{ perSecond: number; tookMs: number[] }> {
  const tookMs: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async (_, one) => {
      while (performance.now() - start < ms) {
        const began = performance.now();
        await work(one);
        tookMs.push(performance.now() - began);
      }
    }),
  );
  return { perSecond: (tookMs.length * 1000) / (performance.now() - start), tookMs };
}

/** Starts a module in a process of its own and waits for its first message. */
export async function inProcess<T>(module: URL, env: Record<string, string>): Promise<{ child: ChildProcess; said: T }> {
  const child = fork(module, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [said] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${module.pathname} ended with ${String(code)}`))),
  ])) as [T];
  return { child, said };
}

export async function endProcess(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
