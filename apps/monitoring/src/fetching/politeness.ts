import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Nobody is asked more often than they wish: each host has turns, evenly apart. The machine's own time
 * counts here, since it is the other side that feels it.
 */
export class Turns {
  private readonly next = new Map<string, number>();

  constructor(
    private readonly nowMs: () => number = () => performance.now(),
    private readonly wait: (ms: number, signal?: AbortSignal) => Promise<unknown> = (ms, signal) => sleep(ms, undefined, { signal }),
  ) {}

  /** Waits for the next turn at a host. Hosts do not wait for one another. */
  async take(host: string, perSecond: number, signal?: AbortSignal): Promise<void> {
    const now = this.nowMs();
    const at = Math.max(now, this.next.get(host) ?? now);
    this.next.set(host, at + 1_000 / perSecond);
    if (this.next.size > HOSTS_REMEMBERED) this.forget(now);
    if (at > now) await this.wait(at - now, signal);
  }

  private forget(now: number): void {
    for (const [host, at] of this.next) if (at <= now) this.next.delete(host);
  }
}

const HOSTS_REMEMBERED = 1_000;
