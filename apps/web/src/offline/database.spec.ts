import { describe, expect, it } from '@jest/globals';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { databaseName, DeviceDatabase } from './database.js';

const USER = '01900000-0000-7000-8000-000000000001';

/** The tables as the first version of a device made them: what is written here is on devices, so it stays as it is. */
const FIRST = {
  people: 'id, *words',
  meetings: 'id, startedAt, status, *stakeholderIds',
  commitments: 'id',
  reports: 'id',
  reference: 'name',
  outbox: '++seq, &key, id, state',
  parcels: 'id',
  session: 'id',
};

const WAITING = { key: 'k-1', resource: 'interactions', method: 'POST', id: 'm-1', body: { note: 'Entendu' }, after: [], state: 'sending', writtenAt: '2026-03-02T14:00:00Z', attempts: 2, notBefore: 5 };

async function deviceOfBefore(disk: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }): Promise<void> {
  const before = new Dexie(databaseName(USER), disk);
  before.version(1).stores(FIRST);
  await before.table('outbox').bulkAdd([WAITING, { ...WAITING, key: 'k-2', state: 'conflict' }]);
  await before.table('parcels').add({ id: 'p-1', sealed: 'scellé' });
  await before.table('people').add({ id: 's-1', words: ['cote'], view: { id: 's-1', version: 3 } });
  await before.table('session').add({ id: 'session', userId: USER, newest: { interactions: '2026-03-01T00:00:00Z' }, readAt: 7 });
  before.close();
}

describe('a device of the version before', () => {
  it('keeps all that waits on it, in its order and state, and what was read', async () => {
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange };
    await deviceOfBefore(disk);
    const now = new DeviceDatabase(USER, disk);
    expect(await now.outbox.orderBy('seq').toArray()).toEqual([{ ...WAITING, seq: 1 }, { ...WAITING, seq: 2, key: 'k-2', state: 'conflict' }]);
    expect([await now.parcels.toArray(), await now.session.get('session'), await now.people.where('words').equals('cote').count()]).toMatchObject([[{ id: 'p-1', sealed: 'scellé' }], { readAt: 7 }, 1]);
    await now.signals.put({ id: 'g-1', view: { id: 'g-1', version: 1 } });
    expect(await now.tableOf('signals').count()).toBe(1);
    now.close();
  });
});
