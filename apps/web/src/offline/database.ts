import Dexie, { type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Item, Resource, View } from './command.js';

/** A person with the words by which they are found. */
export interface PersonRow {
  id: string;
  words: string[];
  view: View;
}

export interface MeetingRow {
  id: string;
  startedAt: string;
  status: string;
  stakeholderIds: string[];
  view: View;
}

export interface RecordRow {
  id: string;
  view: View;
}

/** A list that changes seldom, such as topics or code lists. */
export interface ReferenceRow {
  name: string;
  items: unknown[];
}

/** What a lost device may still send: sealed, so that nobody reads it here any more. */
export interface ParcelRow {
  id: string;
  sealed: string;
}

/** Whose device this is, and how far it is with what the server has. */
export interface Session {
  id: 'session';
  userId: string;
  role: string;
  /** Who this is, in the server's words: what is shown while it cannot be asked. */
  me?: object;
  territoryIds: string[];
  /** When the server last knew this user, ms since 1970. */
  verifiedAt: number;
  /** The public key of the quarantine. */
  sealingKey?: object;
  /** Access is gone, all of it or a territory: what follows has to be finished, whatever happens meanwhile. */
  lost?: 'all' | 'territory';
  /** When all was read last, ms since 1970; and the newest change of each kind that was seen. */
  readAt?: number;
  newest: Record<string, string>;
}

const READ = ['people', 'meetings', 'commitments', 'reports', 'signals', 'texts', 'reference'] as const;
/** Where the records of a resource are. */
const TABLES = { stakeholders: 'people', interactions: 'meetings', commitments: 'commitments', 'adverse-events': 'reports', signals: 'signals' } as const satisfies Record<Resource, string>;

/** Everything that one user has on this device. */
export class DeviceDatabase extends Dexie {
  declare people: Table<PersonRow, string>;
  declare meetings: Table<MeetingRow, string>;
  declare commitments: Table<RecordRow, string>;
  declare reports: Table<RecordRow, string>;
  declare signals: Table<RecordRow, string>;
  /** What the publications and trials say that signals are about. */
  declare texts: Table<RecordRow, string>;
  declare reference: Table<ReferenceRow, string>;
  declare outbox: EntityTable<Item, 'seq'>;
  declare parcels: Table<ParcelRow, string>;
  declare session: Table<Session, string>;

  constructor(userId: string, options?: DexieOptions) {
    super(databaseName(userId), options);
    this.version(1).stores({
      people: 'id, *words',
      meetings: 'id, startedAt, status, *stakeholderIds',
      commitments: 'id',
      reports: 'id',
      reference: 'name',
      outbox: '++seq, &key, id, state',
      parcels: 'id',
      session: 'id',
    });
    // What is in the tables of the version before stays as it is.
    this.version(2).stores({ signals: 'id', texts: 'id' });
  }

  tableOf(resource: Resource): Table<RecordRow, string> {
    return this.table(TABLES[resource]);
  }

  /** The tables of records, for a transaction over all of them. */
  get records(): Table[] {
    return Object.values(TABLES).map((name) => this.table(name));
  }

  /** Takes away what was read; what was written here stays. */
  async forgetReads(): Promise<void> {
    await Promise.all(READ.map((name) => this.table(name).clear()));
  }

  /** The tables of what was read, for a transaction over all of them. */
  get read(): Table[] {
    return READ.map((name) => this.table(name));
  }
}

const PREFIX = 'liaison-device-';
export const databaseName = (userId: string): string => `${PREFIX}${userId}`;

/** The users who have something on this device. */
export const usersHere = async (): Promise<string[]> =>
  (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
