import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '@liaison/contracts';
import { freePort, until } from './ports.js';

export interface Program {
  /** `all` is the launcher. */
  service: ServiceName | 'all';
  /** Which half of the service works in this process. */
  role: 'all' | 'http' | 'jobs';
  env: Record<string, string>;
  /** A program in dist that stands in for the service's own. */
  main?: string;
}

const READY_WITHIN_MS = 90_000;
const RESTART_AFTER_MS = 100;
const LAST_WORDS = 30;

/**
 * A service, or the whole suite, in a process of its own, built into dist. Whenever it dies it is started again on the
 * same port, as an orchestrator would, until it is stopped.
 */
export class ServiceProcess {
  /** How often it has died so far. */
  deaths = 0;
  #child: ChildProcess | null = null;
  #stopped = false;
  #life: Promise<void> = Promise.resolve();
  #said: string[] = [];

  private constructor(
    readonly program: Program,
    readonly port: number,
  ) {}

  /** Starts it; {@link ServiceProcess.ready} tells when it is of use. */
  static async start(program: Program): Promise<ServiceProcess> {
    const process = new ServiceProcess(program, await freePort());
    process.#life = process.#live();
    return process;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it said last, for whoever wonders why it behaves so. */
  get lastWords(): string {
    return this.#said.join('\n');
  }

  async ready(): Promise<void> {
    const { service, role } = this.program;
    const isReady = () => fetch(`${this.origin}/health/ready`).then((reply) => reply.ok, () => false);
    await until(isReady, `${service} (${role})`, READY_WITHIN_MS).catch((error: Error) => {
      throw new Error(`${error.message}. Its last words:\n${this.lastWords}`);
    });
  }

  /** Kills it without warning (-9); resolves when it is dead, which is before it is there again. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Tells it to end (SIGTERM), and how it ended: 0 is a clean end. It is started again as after a death. */
  async terminate(): Promise<number | string> {
    const child = this.#child!;
    const ended = once(child, 'exit') as Promise<[number | null, string]>;
    child.kill('SIGTERM');
    const [code, signal] = await ended;
    return code ?? signal;
  }

  /** Kills it without warning (-9), and for good. */
  async abandon(): Promise<void> {
    this.#stopped = true;
    this.#child?.kill('SIGKILL');
    await this.#life;
  }

  /** Lets it drain and end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#child?.kill('SIGTERM');
    await this.#life;
  }

  async #live(): Promise<void> {
    while (!this.#stopped) {
      const { service, role, env, main = join('apps', service, 'src', 'main.js') } = this.program;
      this.#child = spawn(process.execPath, [join('dist', main)], {
        env: { ...process.env, LOG_LEVEL: 'warn', ...env, ROLE: role, PORT: String(this.port) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [this.#child.stdout!, this.#child.stderr!]) stream.on('data', (said: Buffer) => this.#listen(said));
      await once(this.#child, 'exit');
      if (this.#stopped) return;
      this.deaths++;
      await sleep(RESTART_AFTER_MS);
    }
  }

  #listen(said: Buffer): void {
    this.#said.push(...said.toString().trimEnd().split('\n'));
    this.#said = this.#said.slice(-LAST_WORDS);
  }
}
