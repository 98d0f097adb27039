import type { Device, Synced } from './device.js';
import { openLocks } from './locks.js';
import type { Send } from './transport.js';

/** How often the device looks for changes by itself. */
const EVERY_MS = 120_000;
const USER = 'liaison:device-of';

/** Where the device of this browser stands. */
export interface Standing {
  state: Synced['state'] | 'starting';
  waiting: number;
  refused: number;
  conflicts: number;
}

/** The device of this browser: opened for whoever has signed in, synced by itself, watched by whoever shows it. */
export class Here {
  device: Device | null = null;
  #standing: Standing = { state: 'starting', waiting: 0, refused: 0, conflicts: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pushing: Promise<void> | null = null;
  #pushesNext: Promise<void> | null = null;
  readonly #listeners = new Set<() => void>();

  /** @param changed called when what is here has changed by a sync */
  constructor(
    private readonly send: Send,
    private readonly changed: () => void,
  ) {}

  /** The device of whoever was here last: what can be shown while nobody can be asked who is here. */
  async last(): Promise<Device | null> {
    const userId = localStorage.getItem(USER);
    if (!userId) return null;
    const device = this.device?.userId === userId ? this.device : await this.#opened(userId);
    return (await device.isReadable()) ? device : null;
  }

  /** Opens the device of a user who has signed in, and goes on syncing it. */
  async open(userId: string): Promise<void> {
    if (this.device?.userId === userId) return;
    this.device?.database.close();
    localStorage.setItem(USER, userId);
    await this.#opened(userId);
    window.addEventListener('online', this.#soon);
    document.addEventListener('visibilitychange', this.#soon);
    this.#soon();
  }

  /** The database comes after the first load, which is the lighter for it. */
  async #opened(userId: string): Promise<Device> {
    const { Device: Opened } = await import('./device.js');
    this.device = new Opened(userId, { send: this.send, locks: openLocks(navigator.locks as never) });
    void this.refresh();
    return this.device;
  }

  /** Sends what was written, without waiting for anything that is read. What is written while that is under way is sent after it, at the latest. */
  push(changed = this.changed): Promise<void> {
    if (this.#pushing)
      return (this.#pushesNext ??= this.#pushing.then(() => {
        this.#pushesNext = null;
        return this.push(changed);
      }));
    this.#pushing = this.#push(changed).finally(() => (this.#pushing = null));
    return this.#pushing;
  }

  async #push(changed: () => void): Promise<void> {
    const pushed = await this.device?.push();
    if (pushed) await this.#settle(pushed, changed);
  }

  /** Syncs now, and again after a while. */
  async sync(): Promise<void> {
    clearTimeout(this.#timer);
    const synced = await this.device?.sync().catch((): Synced => ({ state: 'later', waitMs: EVERY_MS }));
    if (!synced) return;
    this.#timer = setTimeout(this.#soon, synced.state === 'later' ? synced.waitMs : EVERY_MS);
    await this.#settle(synced);
  }

  #soon = (): void => {
    if (document.visibilityState === 'visible') void this.sync();
  };

  async #settle({ state }: Synced, changed = this.changed): Promise<void> {
    if (state !== 'elsewhere') this.#standing = { ...this.#standing, state };
    await this.refresh();
    changed();
  }

  /** Counts anew what is on its way. */
  async refresh(): Promise<void> {
    if (!this.device) return;
    this.#standing = { ...this.#standing, ...(await this.device.outbox.counts()) };
    for (const listener of this.#listeners) listener();
  }

  /** The user leaves this device; what was not sent stays for them. */
  async leave(): Promise<void> {
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.#soon);
    document.removeEventListener('visibilitychange', this.#soon);
    localStorage.removeItem(USER);
    await this.device?.leave();
    this.device = null;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly standing = (): Standing => this.#standing;
}
