import type { Fields, Item } from './command.js';
import type { DeviceDatabase, ParcelRow, Session } from './database.js';
import { sealed } from './sealing.js';
import { ask, isLater, type Send } from './transport.js';

/** How long a device may show what it holds without the server having known its user. */
const EXPIRES_MS = 72 * 3_600_000;
const PARCELS_AT_ONCE = 100;
const BYTES_AT_ONCE = 900_000;

/** The actions of the policy that reach something, and how far. */
export type Granted = ReadonlyMap<string, string>;

export type Verified = { state: 'fine'; granted: Granted } | { state: 'later' | 'signed-out' | 'lost' };

interface Me {
  id: string;
  role: string;
  territories: { id: string }[];
  actions: { action: string; scope: string }[];
}

/** Whether the user may still have what is on the device, and what happens when not. */
export class Access {
  constructor(
    private readonly database: DeviceDatabase,
    private readonly userId: string,
    private readonly send: Send,
    private readonly now: () => number,
  ) {}

  /** Takes what was read away when nobody has proved for too long to be its user. What was written stays. */
  async expire(): Promise<boolean> {
    const session = await this.session();
    if (!session || this.now() - session.verifiedAt <= EXPIRES_MS) return false;
    if (session.readAt !== undefined || Object.keys(session.newest).length > 0) await this.#forget({});
    return true;
  }

  /** Asks the server who this is now, and acts on it at once. */
  async verify(): Promise<Verified> {
    const reply = await ask(this.send, 'me');
    if ('failed' in reply) {
      if (reply.failed === 'unknown-user') await this.#forget({ lost: 'all' });
      return { state: reply.failed === 'unknown-user' ? 'lost' : reply.failed === 'signed-out' ? 'signed-out' : 'later' };
    }
    if (isLater(reply.status)) return { state: 'later' };
    const me = reply.body as Me;
    // Somebody else has signed in since: this device is not theirs to look into, nor to send from.
    if (reply.status !== 200 || me.id !== this.userId) return { state: 'signed-out' };
    await this.#know(me);
    return { state: 'fine', granted: new Map(me.actions.map((one) => [one.action, one.scope])) };
  }

  session(): Promise<Session | undefined> {
    return this.database.session.get('session');
  }

  async #know(me: Me): Promise<void> {
    const { role, territories } = me;
    const before = await this.session();
    const now = { me, role, territoryIds: territories.map((one) => one.id), verifiedAt: this.now() };
    if (!before) {
      await this.database.session.add({ id: 'session', userId: this.userId, newest: {}, ...now });
    } else if (before.role !== role) {
      await this.#forget({ ...now, lost: 'all' });
    } else if (before.territoryIds.some((id) => !now.territoryIds.includes(id))) {
      await this.#forget({ ...now, lost: before.lost ?? 'territory' });
    } else {
      await this.database.session.update('session', now);
    }
    if (!before?.sealingKey) await this.#fetchKey();
  }

  async #fetchKey(): Promise<void> {
    const reply = await ask(this.send, 'quarantine/key');
    if (!('failed' in reply) && reply.status === 200) await this.database.session.update('session', { sealingKey: reply.body as object });
  }

  /** Wipes what was read and remembers what is still to be done about it, in one step. */
  async #forget(change: Partial<Session>): Promise<void> {
    const { session } = this.database;
    await this.database.transaction('rw', [session, ...this.database.read], async () => {
      await this.database.forgetReads();
      await session.update('session', { ...change, readAt: undefined, newest: {} });
    });
  }

  /**
   * Seals what may not be sent any more: everything, or what speaks of people who have gone out of reach.
   * @param granted what they may still do, where they are still here
   */
  async sealLost(granted: Granted = new Map()): Promise<void> {
    const session = await this.session();
    if (!session?.lost || !session.sealingKey) return;
    const items = (await this.database.outbox.orderBy('seq').toArray()).filter((item) => !(isTriage(item) && granted.has('signals:triage')));
    const lost = session.lost === 'all' ? items : await this.#outOfReach(items);
    const parcels: ParcelRow[] = [];
    // A decision about a signal is nothing that was heard or seen: the signal is still there for whoever may decide.
    for (const item of lost) if (!isTriage(item)) parcels.push({ id: item.key, sealed: await sealed(session.sealingKey, item) });
    const { outbox, parcels: kept, session: table } = this.database;
    await this.database.transaction('rw', [outbox, kept, table], async () => {
      await kept.bulkPut(parcels);
      await outbox.bulkDelete(lost.map((one) => one.seq));
      await table.update('session', { lost: undefined });
    });
  }

  /** Adverse events are never out of reach: whoever heard one may always report it. */
  async #outOfReach(items: Item[]): Promise<Item[]> {
    const { people, meetings, commitments } = this.database;
    const reached = new Set(await people.toCollection().primaryKeys());
    for (const item of items) if (item.method === 'POST' && item.resource === 'stakeholders') reached.add(item.id);
    const records = new Set([...reached, ...(await meetings.toCollection().primaryKeys()), ...(await commitments.toCollection().primaryKeys()), ...items.map((one) => (one.method === 'POST' ? one.id : ''))]);
    return items.filter((item) => {
      if (item.resource === 'adverse-events') return false;
      if (item.method !== 'POST') return !records.has(item.id);
      const subjects = ((item.body?.attendees ?? []) as Fields[]).flatMap((one) => (typeof one.stakeholderId === 'string' ? one.stakeholderId : []));
      return subjects.length > 0 && subjects.every((id) => !reached.has(id));
    });
  }

  /** Hands sealed parcels to the quarantine; the server takes them from whoever was once let in. */
  async sendParcels(): Promise<boolean> {
    for (;;) {
      const parcels = await this.#nextParcels();
      if (parcels.length === 0) return true;
      const reply = await ask(this.send, 'quarantine', { parcels });
      if ('failed' in reply || reply.status !== 201) return false;
      await this.database.parcels.bulkDelete(parcels.map((one) => one.id));
    }
  }

  async #nextParcels(): Promise<ParcelRow[]> {
    let bytes = 0;
    const waiting = await this.database.parcels.limit(PARCELS_AT_ONCE).toArray();
    return waiting.filter((one, i) => (bytes += one.sealed.length + 100) <= BYTES_AT_ONCE || i === 0);
  }
}

/** What is watched is of no territory, and of no person. */
const isTriage = ({ resource }: Item): boolean => resource === 'signals';
