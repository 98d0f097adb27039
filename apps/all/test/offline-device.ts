import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { newId } from '@liaison/contracts';
import { people, type Who, type World } from '@liaison/testing';
import type { Command, View } from '../../web/src/offline/command.js';
import { DeviceDatabase } from '../../web/src/offline/database.js';
import { Device } from '../../web/src/offline/device.js';
import type { Send } from '../../web/src/offline/transport.js';

/** What a request may meet on its way: nothing, no network, or an answer that gets lost after the server has done its work. */
export type Weather = (path: string) => 'fair' | 'no-network' | 'answer-lost';
/** Looks on at each step of a device: a question to its database, a request, an answer. Throws to kill it. */
export type Step = (what: string) => void;

const IN_WORDS = { 'no-network': 'there is no network', 'answer-lost': 'the connection broke' };

/** A device of somebody, with a disk that outlives the app. */
export class TestDevice {
  readonly #disk = new IDBFactory();
  weather: Weather = () => 'fair';
  step: Step = () => undefined;
  /** By the device's clock, ms since 1970. */
  now: number;
  requests: string[] = [];
  device!: Device;

  private constructor(
    private readonly world: World,
    private readonly token: string,
    readonly userId: string,
  ) {
    this.now = world.clock.now().getTime();
  }

  static async of(world: World, who: Who, token?: string): Promise<TestDevice> {
    const made = new TestDevice(world, token ?? (await world.issuer.token(who)), people[who].id);
    return made.start();
  }

  /** Starts the app on whatever is on the disk. */
  start(): this {
    const database = new DeviceDatabase(this.userId, { indexedDB: this.#disk, IDBKeyRange });
    database.use({
      stack: 'dbcore',
      name: 'mortal',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          const watched = <A, R>(what: string, does: (asked: A) => R) => (asked: A): R => {
            this.step(`${what} ${name}`);
            return does(asked);
          };
          return { ...table, mutate: watched('write', table.mutate), query: watched('read', table.query), get: watched('read', table.get), getMany: watched('read', table.getMany) };
        },
      }),
    });
    this.device = new Device(this.userId, { send: this.#send, now: () => this.now, newKey: newId }, database);
    return this;
  }

  /** The app is gone from one moment to the next; the disk is not. */
  kill(): void {
    this.device.database.close();
  }

  #send: Send = async (path, { method = 'GET', body } = {}) => {
    this.step(`request ${path}`);
    this.requests.push(`${method} ${path}`);
    const weather = this.weather(path);
    if (weather === 'no-network') throw new Error(IN_WORDS[weather]);
    const reply = await fetch(`${this.world.origin}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'accept-language': 'fr', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body }),
    });
    const text = await reply.text();
    if (weather === 'answer-lost') throw new Error(IN_WORDS[weather]);
    this.step(`answer ${path}`);
    return new Response(text, { status: reply.status, headers: reply.headers });
  };

  /** Syncs until there is nothing left that goes by itself. */
  async catchUp(): Promise<void> {
    for (let round = 0; round < 50; round++) {
      const synced = await this.device.sync();
      if (synced.state !== 'later') return;
      this.now += synced.waitMs + 300_000;
    }
    throw new Error('The device never gets done');
  }

  async write(command: Omit<Command, 'key'>): Promise<void> {
    await this.device.write({ key: newId(), ...command });
  }

  log(body: object, id = newId()): Promise<string> {
    return this.write({ resource: 'interactions', method: 'POST', id, body: { channel: 'in_person', startedAt: '2026-03-02T14:00:00Z', attendees: [], ...body } }).then(() => id);
  }

  /** Changes a record as the device shows it now. */
  async edit(resource: Command['resource'], id: string, body: object): Promise<void> {
    const base = await this.shown(resource, id);
    await this.write({ resource, method: 'PATCH', id, ifMatch: base!.version, body, base: base! });
  }

  shown(resource: Command['resource'], id: string): Promise<View | null> {
    return resource === 'stakeholders' ? this.device.people.get(id) : this.device.meetings.get(id);
  }
}
