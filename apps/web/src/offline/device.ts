import { Access, type Granted, type Verified } from './access.js';
import type { Command, Resource, View } from './command.js';
import { databaseName, DeviceDatabase } from './database.js';
import { openLocks, type Locks } from './locks.js';
import { Meetings } from './meetings.js';
import { Outbox, storedView } from './outbox.js';
import { overlaid } from './overlay.js';
import { People } from './people.js';
import { Pull } from './pull.js';
import { Push } from './push.js';
import { Signals } from './signals.js';
import type { Send } from './transport.js';

export interface Surroundings {
  send: Send;
  locks?: Locks;
  now?: () => number;
  newKey?: () => string;
}

/**
 * How the device stands to the server. `current`: both have the same. `later`: it tries again, in so
 * many ms. `signed-out`: its user has to sign in. `lost`: its user has no access any more. `elsewhere`:
 * another tab is at it.
 */
export type Synced = { state: 'current' | 'signed-out' | 'lost' | 'elsewhere' } | { state: 'later'; waitMs: number };

const IN_A_WHILE_MS = 30_000;

/** One user's work on one device: what was read, what was written, and how both meet the server. */
export class Device {
  readonly outbox: Outbox;
  readonly people: People;
  readonly meetings: Meetings;
  readonly signals: Signals;
  readonly #access: Access;
  readonly #push: Push;
  readonly #pull: Pull;
  readonly #locks: Locks;
  #granted: Granted = new Map();

  constructor(
    readonly userId: string,
    { send, locks = openLocks(), now = Date.now, newKey = () => crypto.randomUUID() }: Surroundings,
    readonly database = new DeviceDatabase(userId),
  ) {
    this.outbox = new Outbox(database, userId, now, newKey);
    this.people = new People(database, userId);
    this.meetings = new Meetings(database, this.people, userId);
    this.signals = new Signals(database, userId, now);
    this.#access = new Access(database, userId, send, now);
    this.#push = new Push(database, send, now, newKey);
    this.#pull = new Pull(database, send, now);
    this.#locks = locks;
  }

  /** Keeps a change. It is shown at once, safe when this has returned, and sent when it can be. */
  write(command: Command): Promise<number | null> {
    return this.outbox.add(command);
  }

  /** Sends what was written and reads what has changed, as far as that goes now. */
  async sync(): Promise<Synced> {
    const sent = await this.push();
    return sent.state === 'current' ? this.pull() : sent;
  }

  /** Sends what was written. It does not wait for a long reading that is under way. */
  async push(): Promise<Synced> {
    return (await this.#locks.alone(`${databaseName(this.userId)}-push`, () => this.#send())) ?? { state: 'elsewhere' };
  }

  /** Reads what has changed. */
  async pull(): Promise<Synced> {
    return (await this.#locks.alone(`${databaseName(this.userId)}-pull`, () => this.#read())) ?? { state: 'elsewhere' };
  }

  async #read(): Promise<Synced> {
    // What one may read is learned with the sending, which comes first.
    if (this.#granted.size === 0) return { state: 'later', waitMs: IN_A_WHILE_MS };
    const pulled = await this.#pull.run(this.#granted);
    if (pulled === 'later') return { state: 'later', waitMs: IN_A_WHILE_MS };
    return { state: pulled === 'done' ? 'current' : pulled };
  }

  async #send(): Promise<Synced> {
    await this.#access.expire();
    const verified = await this.#access.verify();
    if (verified.state === 'lost') await this.#access.sealLost();
    // Parcels are taken from whoever was once let in, so they are tried in any case.
    const delivered = await this.#access.sendParcels();
    if (verified.state !== 'fine') return verified.state === 'later' ? { state: 'later', waitMs: IN_A_WHILE_MS } : { state: verified.state };
    this.#granted = verified.granted;
    const lost = await this.#settleLoss(verified);
    if (lost) return lost;
    const pushed = await this.#push.run();
    if (pushed.outcome === 'later') return { state: 'later', waitMs: pushed.waitMs };
    if (pushed.outcome === 'lost') return this.#afterLoss();
    if (pushed.outcome !== 'done') return { state: pushed.outcome };
    return delivered ? { state: 'current' } : { state: 'later', waitMs: IN_A_WHILE_MS };
  }

  /** A role or a territory is gone and the user is still here: what was written for it is sealed before anything else is sent. */
  async #settleLoss({ granted }: Extract<Verified, { state: 'fine' }>): Promise<Synced | null> {
    const session = await this.#access.session();
    if (!session?.lost) return null;
    // Which people are still within reach, only the server knows.
    if (session.lost === 'territory' && (await this.#pull.run(granted)) !== 'done') return { state: 'later', waitMs: IN_A_WHILE_MS };
    await this.#access.sealLost(granted);
    await this.#access.sendParcels();
    return null;
  }

  /** In the middle of sending, the server did not know the user any more, or not in this role. */
  async #afterLoss(): Promise<Synced> {
    const verified = await this.#access.verify();
    if (verified.state === 'lost') await this.#access.sealLost();
    await this.#access.sendParcels();
    return verified.state === 'lost' ? { state: 'lost' } : { state: 'later', waitMs: IN_A_WHILE_MS };
  }

  /** Whether what was read may still be shown. */
  async isReadable(): Promise<boolean> {
    const session = await this.#access.session();
    return !!session && !session.lost && !(await this.#access.expire());
  }

  /** The version of a record that is known here. */
  async versionOf(resource: Resource, id: string): Promise<number | null> {
    return (await storedView(this.database, resource, id))?.version ?? null;
  }

  /** A record as it is with all that was written here. */
  async shown(resource: Resource, id: string): Promise<View | null> {
    return overlaid(await storedView(this.database, resource, id), await this.outbox.of(resource, id), this.userId);
  }

  /** Who this is, as the server said last. */
  async me<T>(): Promise<T | null> {
    return ((await this.#access.session())?.me as T | undefined) ?? null;
  }

  reference<T>(name: string): Promise<T[]> {
    return this.database.reference.get(name).then((row) => (row?.items ?? []) as T[]);
  }

  /** How much would stay behind on this device: sealed or not, it is not at the server. */
  async unsent(): Promise<number> {
    return (await this.database.outbox.count()) + (await this.database.parcels.count());
  }

  /** The user leaves: what was read goes, what was not sent stays for when they come back. */
  async leave(): Promise<void> {
    const { database } = this;
    await database.transaction('rw', [database.session, ...database.read], async () => {
      await database.forgetReads();
      await database.session.update('session', { readAt: undefined, newest: {} });
    });
    if ((await this.unsent()) > 0) return database.close();
    await database.delete();
  }
}
