import { expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { people, type World } from '@liaison/testing';
import { bringSignal } from '../../monitoring/test/bring.js';
import type { View } from '../../web/src/offline/command.js';
import { TestDevice } from './offline-device.js';

const OFFLINE = () => 'no-network' as const;
const FAIR = () => 'fair' as const;
const DISMISSED = { decision: 'dismissed', dismissal: 'off-topic' } as const;

/** New signals that a strategy of maude's has found. */
export async function raiseSignals(world: World, ...titles: string[]): Promise<string[]> {
  const word = `trouvaille${newId().replaceAll('-', '')}`;
  const { body: strategy } = await world.as('maude').post('/strategies', { name: 'Veille', query: word, schedule: '0 6 * * *', recipients: [], enabled: true });
  const ids: string[] = [];
  for (const title of titles) ids.push((await bringSignal(world, { title: `${title} ${word}`, strategyId: strategy.id })).id);
  return ids;
}

/** Decides of a signal as the device shows it; null takes the decision back. */
export async function decide({ device }: TestDevice, id: string, body: object | null, key = newId()): Promise<string> {
  const base = (await device.signals.get(id))!;
  await device.write({ key, resource: 'signals', method: body ? 'PUT' : 'DELETE', part: 'triage', id, ifMatch: base.version, base, ...(body && { body }) });
  return key;
}

/** What a device does with signals, on a suite that is running. */
export function triageWithoutNetwork(suite: () => World): void {
  const now = async (id: string) => (await suite().as('maude').get(`/signals/${id}`)).body;
  const audited = (id: string) => suite().sql('SELECT 1 FROM monitoring.audit_entries WHERE resource_id = $1', [id]);
  const states = async ({ device }: TestDevice) => (await device.outbox.all()).map((item) => item.state);

  /** A device of maude's that has read these signals and is off since. */
  async function away(...titles: string[]): Promise<{ maude: TestDevice; ids: string[] }> {
    const ids = await raiseSignals(suite(), ...titles);
    const maude = await TestDevice.of(suite(), 'maude');
    await maude.catchUp();
    expect(maude.requests.filter((one) => one.startsWith('GET signals'))).toEqual(['GET signals?state=new&limit=100']);
    maude.weather = OFFLINE;
    return { maude, ids };
  }

  it('what is to be triaged can be read; decisions are shown as waiting, survive the app, and reach the server in order', async () => {
    const { maude, ids } = await away('Un', 'Deux', 'Trois');
    const listed = async (state: string) => (await maude.device.signals.list({ state, mine: true })).map(({ id }) => id).filter((id) => ids.includes(id));
    expect(await listed('new')).toEqual(ids.toReversed());
    const { subject, why } = (await maude.device.signals.get(ids[0]!)) as unknown as { subject: { id: string; title: string }; why: { strategyId: string }[] };
    expect(await maude.device.signals.strategies()).toContainEqual({ id: why[0]!.strategyId, name: 'Veille' });
    expect((await maude.device.database.texts.get(subject.id))!.view).toMatchObject({ title: subject.title, record: { title: subject.title } });
    await decide(maude, ids[0]!, { decision: 'kept' });
    await decide(maude, ids[1]!, DISMISSED);
    await decide(maude, ids[1]!, { decision: 'assigned', ownerId: people.sylvie.id });
    maude.kill();
    maude.start();
    expect([await listed('new'), await listed('kept'), await listed('assigned')]).toEqual([[ids[2]], [ids[0]], [ids[1]]]);
    expect(await maude.device.signals.get(ids[0]!)).toMatchObject({ version: 1, ownerId: people.maude.id, decidedBy: people.maude.id, unsent: 'queued' });
    maude.weather = FAIR;
    maude.requests = [];
    await maude.catchUp();
    expect(maude.requests.filter((one) => one.includes('batch'))).toEqual(['POST signals/batch']);
    expect([await states(maude), await now(ids[0]!), await now(ids[1]!)]).toMatchObject([[], { state: 'kept', version: 2 }, { state: 'assigned', ownerId: people.sylvie.id, version: 3 }]);
    expect(await maude.device.signals.get(ids[0]!)).toBeNull();
  });

  it('an undone decision that was never sent is never sent; one that may have arrived is followed by what takes it back', async () => {
    const { maude, ids: [unsent, lost] } = await away('Hésitation', 'Réponse perdue');
    expect(await maude.device.outbox.takeBack(await decide(maude, unsent!, DISMISSED))).toBe(true);
    expect(await maude.device.signals.get(unsent!)).not.toHaveProperty('unsent');
    const key = await decide(maude, lost!, { decision: 'kept' });
    maude.weather = (path) => (path === 'signals/batch' ? 'answer-lost' : 'fair');
    await maude.device.sync();
    expect(await maude.device.outbox.takeBack(key)).toBe(false);
    await decide(maude, lost!, null);
    expect(await maude.device.signals.get(lost!)).toMatchObject({ state: 'new', decidedBy: null });
    maude.weather = FAIR;
    await maude.catchUp();
    expect([await states(maude), await now(unsent!), await now(lost!)]).toMatchObject([[], { state: 'new', version: 1 }, { state: 'new', version: 3, decidedBy: null }]);
    expect([await audited(unsent!), await audited(lost!)]).toMatchObject([[], { length: 2 }]);
  });

  it('somebody else’s decision meanwhile stands beside one’s own until one picks', async () => {
    const { maude, ids } = await away('La mienne', 'La leur');
    for (const id of ids) {
      await decide(maude, id, DISMISSED);
      await suite().as('karim').put(`/signals/${id}/triage`, { decision: 'assigned', ownerId: people.sylvie.id }, 1);
    }
    maude.weather = FAIR;
    await maude.catchUp();
    expect(await states(maude)).toEqual(['conflict', 'conflict']);
    const [first, second] = await maude.device.outbox.all();
    expect(first!.conflict).toMatchObject({ current: { decidedBy: people.karim.id }, fields: [{ field: 'triage', base: null, mine: DISMISSED, theirs: { decision: 'assigned', ownerId: people.sylvie.id } }] });
    for (const id of ids) expect([await now(id), await maude.device.signals.get(id)]).toMatchObject([{ state: 'assigned', version: 2 }, { state: 'dismissed', unsent: 'conflict' }]);
    await maude.device.outbox.resolve(first!.key, { triage: 'mine' });
    await maude.device.outbox.resolve(second!.key, { triage: 'theirs' });
    await maude.catchUp();
    expect([await states(maude), await now(ids[0]!), await now(ids[1]!)]).toMatchObject([[], { state: 'dismissed', decidedBy: people.maude.id, version: 3 }, { state: 'assigned', version: 2 }]);
  });

  it('two who decide the same are not asked, nor is whoever decides what somebody has decided and taken back', async () => {
    const until = new Date(suite().clock.now().getTime() + 86_400_000).toISOString();
    const { maude, ids } = await away('Garder', 'Écarter', 'Reporter', 'Repris');
    const alike = [{ decision: 'kept' }, DISMISSED, { decision: 'snoozed', until }, { decision: 'kept' }];
    for (const [index, body] of alike.entries()) {
      await decide(maude, ids[index]!, body);
      await suite().as('karim').put(`/signals/${ids[index]}/triage`, body, 1);
    }
    await suite().as('karim').send('DELETE', `/signals/${ids[3]}/triage`, undefined, { 'if-match': '"2"' });
    maude.weather = FAIR;
    await maude.catchUp();
    expect(await states(maude)).toEqual([]);
    for (const id of ids.slice(0, 3)) expect(await now(id)).toMatchObject({ version: 2, decidedBy: people.karim.id });
    expect(await now(ids[3]!)).toMatchObject({ version: 4, state: 'kept', decidedBy: people.maude.id });
  });

  it('a signal that was put off is to be triaged again when its time has come, before and after the network is back', async () => {
    const { maude, ids: [id] } = await away('Plus tard');
    await decide(maude, id!, { decision: 'snoozed', until: new Date(maude.now + 3_600_000).toISOString() });
    const shown = async () => ((await maude.device.signals.get(id!)) as View).state;
    expect(await shown()).toBe('snoozed');
    maude.now += 2 * 3_600_000;
    expect(await shown()).toBe('new');
    const before = suite().clock.now();
    suite().clock.set(new Date(maude.now));
    maude.weather = FAIR;
    await maude.catchUp();
    expect([await states(maude), await now(id!)]).toMatchObject([[], { state: 'new', version: 2 }]);
    suite().clock.set(before);
  });

  it('what the watch shows beyond what is on the device can be decided of as well', async () => {
    const { maude, ids: [id] } = await away('Plus loin');
    const base = (await maude.device.signals.get(id!))!;
    await maude.device.database.signals.delete(id!);
    await maude.write({ resource: 'signals', method: 'PUT', part: 'triage', id: id!, ifMatch: 1, base, body: DISMISSED });
    expect(await maude.device.signals.list({ state: 'dismissed' })).toMatchObject([{ id, dismissal: 'off-topic', unsent: 'queued' }]);
    maude.weather = FAIR;
    await maude.catchUp();
    expect(await now(id!)).toMatchObject({ state: 'dismissed', version: 2 });
  });

  it('whoever leaves takes with them what was read, and finds what was not sent when they are back', async () => {
    const { maude, ids: [id] } = await away('Au départ');
    await decide(maude, id!, { decision: 'kept' });
    await maude.device.leave();
    maude.start();
    expect([await maude.device.signals.list({}), await maude.device.database.texts.count(), await maude.device.unsent()]).toEqual([[], 0, 1]);
    maude.weather = FAIR;
    await maude.catchUp();
    expect(await now(id!)).toMatchObject({ state: 'kept', version: 2 });
  });
}
