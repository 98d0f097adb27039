import { Problem } from '../problem.js';

/**
 * Who may take a connection when there are few. Each lane sees only a part of the pool, so that an
 * adverse event still finds a connection when every reader in the province is asking.
 */
export type Lane = 'background' | 'read' | 'write' | 'reserved';

const SHARE: Record<Lane, number> = { background: 0.4, read: 0.6, write: 0.85, reserved: 1 };
/** Requests that may wait in each lane, as a multiple of the pool: beyond it, waiting would only end in a timeout. */
const QUEUE_PER_CONNECTION: Record<Lane, number> = { background: 50, read: 6, write: 12, reserved: 50 };
const PATIENCE_MS: Record<Lane, number> = { background: 30_000, read: 2_000, write: 5_000, reserved: 20_000 };
/** The most urgent first. */
export const lanes: readonly Lane[] = ['reserved', 'write', 'read', 'background'];

interface Waiter {
  admit: () => void;
}

export class Admission {
  /** Is told of each that was sent away. */
  onShed: (lane: Lane) => void = () => undefined;
  #inUse = 0;
  readonly #waiting: Record<Lane, Set<Waiter>> = {
    background: new Set(),
    read: new Set(),
    write: new Set(),
    reserved: new Set(),
  };

  constructor(readonly poolSize: number) {}

  get load(): { inUse: number; waiting: number } {
    return { inUse: this.#inUse, waiting: lanes.reduce((sum, lane) => sum + this.#waiting[lane].size, 0) };
  }

  waitingIn(lane: Lane): number {
    return this.#waiting[lane].size;
  }

  /** Resolves with the function that gives the place back; rejects with 503 when waiting is hopeless. */
  async enter(lane: Lane): Promise<() => void> {
    if (this.#hasRoomFor(lane) && this.#waiting[lane].size === 0) {
      this.#inUse++;
    } else {
      await this.#wait(lane);
    }
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#inUse--;
      this.#admitNext();
    };
  }

  #hasRoomFor(lane: Lane): boolean {
    return this.#inUse < Math.max(1, Math.floor(this.poolSize * SHARE[lane]));
  }

  #wait(lane: Lane): Promise<void> {
    const queue = this.#waiting[lane];
    if (queue.size >= this.poolSize * QUEUE_PER_CONNECTION[lane]) return Promise.reject(this.#shed(lane));
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        admit: () => {
          clearTimeout(timer);
          queue.delete(waiter);
          this.#inUse++;
          resolve();
        },
      };
      const timer = setTimeout(() => {
        queue.delete(waiter);
        reject(this.#shed(lane));
      }, PATIENCE_MS[lane]);
      queue.add(waiter);
    });
  }

  #shed(lane: Lane): Problem {
    this.onShed(lane);
    return overloaded();
  }

  #admitNext(): void {
    for (const lane of lanes) {
      const [first] = this.#waiting[lane];
      if (first && this.#hasRoomFor(lane)) return first.admit();
    }
  }
}

const overloaded = (): Problem =>
  new Problem(
    'overloaded',
    { fr: 'Le service est très sollicité; réessayez dans un instant.', en: 'The service is very busy; try again shortly.' },
    { headers: { 'retry-after': '2' } },
  );
