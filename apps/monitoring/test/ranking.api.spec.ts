import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, people, type Reply, type World } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';
import { Ranker } from '../src/ranking/ranker.js';
import type { Citation } from '../src/records/citation.js';
import { citation, digits, take } from './bring.js';
import { randomFrom } from './ranking/triaged.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(monitoring);
});
afterAll(() => world?.close());

type Who = 'maude' | 'karim' | 'etienne' | 'sylvie' | 'agnes' | 'tom';
interface Shown {
  id: string;
  version: number;
  subject: { title: string };
  why: { relevance: { band: string; terms: { kind: string; text: string | null; direction: string; kept: number; of: number }[] } | null }[];
}
const learned = () => world.service('monitoring').app.get(Ranker, { strict: false }).tick();
const rankingOf = async (strategyId: string, who: Who = 'maude'): Promise<Reply> => world.as(who).get(`/strategies/${strategyId}/ranking`);
const list = async (strategyId: string, query = '', who: Who = 'maude'): Promise<{ items: Shown[]; nextCursor: string | null }> => (await world.as(who).get(`/signals?strategyId=${strategyId}&limit=200${query}`)).body;
const decide = (signal: Shown, body: object, who: Who = 'maude') => world.as(who).put(`/signals/${signal.id}/triage`, body, signal.version);

let n = 0;
/** Works about asthma in children, which maude wants, and about the same in mice, which she does not: titles tell nothing, headings everything. */
function works(word: string, count: number, seed: number): Citation[] {
  const random = randomFrom(seed);
  const some = (of: string[]) => of[Math.floor(random() * of.length)]!;
  return Array.from({ length: count }, (_, at) => ({
    ...citation(`Étude ${at} du ${word} : ${some(['tolérance', 'efficacité', 'suivi'])} ${at % 2 === 0 ? 'chez l’enfant' : 'de laboratoire'}`, { pmid: digits(8) }),
    journal: { title: some(['Revue fictive', 'Annales inventées']), issns: [] },
    mesh: [{ name: at % 2 === 0 ? 'Child' : 'Mice', major: false, qualifiers: [] }],
  }));
}

/** A strategy of maude's for a word of its own, and what it has found. */
async function watch(count: number, recipients: string[] = []): Promise<{ id: string; word: string }> {
  const word = `classement${String.fromCharCode(97 + n++)}x`;
  const { body } = await world.as('maude').post('/strategies', { name: `Veille ${word}`, query: word, schedule: '0 6 * * *', recipients, enabled: true });
  await bring(word, count, n);
  return { id: body.id, word };
}
const bring = (word: string, count: number, seed: number) => take(world, { entries: works(word, count, seed).map((one) => ({ kind: 'citation' as const, citation: one })), origin: 'pubmed' });

const isWanted = ({ subject }: Shown) => subject.title.includes('enfant');
async function triageAll(signals: readonly Shown[], who: Who = 'maude'): Promise<void> {
  const replies = await Promise.all(signals.map((one) => decide(one, isWanted(one) ? { decision: 'kept' } : { decision: 'dismissed', dismissal: 'animal-or-bench' }, who)));
  expect(replies.map(({ status }) => status)).toEqual(signals.map(() => 200));
}

describe('a strategy whose signals have been triaged', () => {
  it('is ranked once there are labels enough and it helps, and says why in terms of what was kept', async () => {
    const { id, word } = await watch(32);
    const { items } = await list(id);
    await triageAll(items.slice(0, 20));
    await learned();
    expect((await rankingOf(id)).body).toEqual({ state: 'too-few', kept: 10, dismissed: 10, labelsAtLeast: 30, ofEachAtLeast: 10, since: null, inOrder: null, inOrderByDate: null, thirds: [] });
    expect((await world.as('maude').get(`/signals?strategyId=${id}&sort=relevance`)).body.errors).toMatchObject([{ field: 'sort', code: 'not-ranked' }]);
    expect((await list(id)).items.every(({ why }) => why[0]!.relevance === null)).toBe(true);

    await triageAll(items.slice(20));
    await learned();
    const { body } = await rankingOf(id);
    expect(body).toMatchObject({ state: 'on', kept: 16, dismissed: 16, since: world.clock.now().toISOString(), inOrder: 100 });
    expect(body.inOrderByDate).toBeLessThan(90);
    expect(body.thirds.map(({ of }: { of: number }) => of).reduce((a: number, b: number) => a + b)).toBe(32);

    await bring(word, 12, 99);
    await learned();
    const ranked = (await list(id, '&state=new&sort=relevance')).items;
    expect(ranked.map(isWanted)).toEqual([...Array(6).fill(true), ...Array(6).fill(false)]);
    const best = ranked[0]!.why[0]!.relevance!;
    expect(best.band).toBe('high');
    expect(best.terms).toContainEqual({ kind: 'mesh', text: 'Child', direction: 'up', kept: 16, of: 16 });
    expect(best.terms).toContainEqual({ kind: 'word', text: 'enfant', direction: 'up', kept: 16, of: 16 });
    expect(ranked.at(-1)!.why[0]!.relevance).toMatchObject({ band: 'low', terms: expect.arrayContaining([{ kind: 'mesh', text: 'Mice', direction: 'down', kept: 0, of: 16 }]) });
    expect((await world.as('maude').get(`/signals/${ranked[0]!.id}`)).body.why[0].relevance).toEqual(best);
  });

  it('is off again when decisions are taken back', async () => {
    const { id } = await watch(32);
    await triageAll((await list(id)).items);
    await learned();
    expect((await rankingOf(id)).body.state).toBe('on');
    for (const { id: signal, version } of (await list(id)).items.filter(isWanted).slice(0, 7)) await world.as('maude').send('DELETE', `/signals/${signal}/triage`, undefined, { 'if-match': `"${version}"` });
    expect((await rankingOf(id)).body).toMatchObject({ state: 'too-few', kept: 9, dismissed: 16 });
    await learned();
    expect((await list(id)).items.every(({ why }) => why[0]!.relevance === null)).toBe(true);
  });

  it('says that it does not help where decisions have nothing in common, and stays off', async () => {
    const { id } = await watch(48);
    const random = randomFrom(5);
    for (const one of (await list(id)).items) await decide(one, random() < 0.5 ? { decision: 'kept' } : { decision: 'dismissed', dismissal: 'off-topic' });
    await learned();
    const { body } = await rankingOf(id);
    expect([body.state, body.since, body.thirds]).toEqual(['not-helping', null, []]);
    expect(body.inOrder).toBeLessThan(75);
  });

  it('learns nothing of what was put off or given away, nor of what was known already or dismissed for another reason', async () => {
    const { id } = await watch(8);
    const bodies = [
      { decision: 'snoozed', until: new Date(world.clock.now().getTime() + 86_400_000).toISOString() },
      { decision: 'assigned', ownerId: people.karim.id },
      ...['known', 'other', 'off-topic', 'low-quality', 'wrong-population'].map((dismissal) => ({ decision: 'dismissed', dismissal })),
      { decision: 'kept' },
    ];
    for (const [at, one] of (await list(id)).items.entries()) await decide(one, bodies[at]!);
    expect((await rankingOf(id)).body).toMatchObject({ kept: 1, dismissed: 3 });
  });
});

describe('a list by relevance', () => {
  it('goes on in the order in which it was begun, whatever is decided and learned meanwhile', async () => {
    const { id, word } = await watch(32);
    await triageAll((await list(id)).items);
    await bring(word, 30, 77);
    await learned();
    const whole = (await list(id, '&state=new&sort=relevance')).items.map((one) => one.id);
    expect(whole).toHaveLength(30);
    const page = async (cursor: string | null) => (await world.as('maude').get(`/signals?strategyId=${id}&state=new&sort=relevance&limit=10${cursor ? `&cursor=${cursor}` : ''}`)).body as { items: Shown[]; nextCursor: string };
    const first = await page(null);
    // Now she keeps what she dismissed.
    for (const one of first.items) await decide(one, isWanted(one) ? { decision: 'dismissed', dismissal: 'off-topic' } : { decision: 'kept' });
    await learned();
    const second = await page(first.nextCursor);
    const third = await page(second.nextCursor);
    expect([...first.items, ...second.items, ...third.items].map((one) => one.id)).toEqual(whole);
    expect(third.nextCursor).toBeNull();
  });

  it('refuses a cursor of another list, and wants to be told of which strategy', async () => {
    const { id } = await watch(2);
    const byDate = (await world.as('maude').get(`/signals?strategyId=${id}&limit=1`)).body.nextCursor;
    expect((await world.as('maude').get(`/signals?strategyId=${id}&sort=relevance&cursor=${byDate}`)).status).toBe(400);
    expect((await world.as('maude').get('/signals?sort=relevance')).body.errors).toMatchObject([{ field: 'strategyId', code: 'required' }]);
  });
});

describe('what is learned of triage', () => {
  it('is that of the owner and the recipients, and told to them and to compliance alone', async () => {
    const { id } = await watch(40, [people.karim.id]);
    const { items } = await list(id);
    await triageAll(items.slice(0, 12));
    await triageAll(items.slice(12, 20), 'sylvie');
    await triageAll(items.slice(20), 'karim');
    expect((await rankingOf(id)).body).toMatchObject({ kept: 16, dismissed: 16 });
    await learned();
    const seen = async (who: Who) => [(await rankingOf(id, who)).status, (await world.as(who).get(`/signals?strategyId=${id}&sort=relevance`)).status, (await list(id, '', who)).items.some(({ why }) => why[0]!.relevance !== null)];
    expect(await seen('maude')).toEqual([200, 200, true]);
    expect(await seen('karim')).toEqual([200, 200, true]);
    expect(await seen('etienne')).toEqual([404, 422, false]);
    expect(await seen('sylvie')).toEqual([404, 422, false]);
    expect(await seen('agnes')).toEqual([200, 422, false]);
    expect((await seen('tom')).slice(0, 2)).toEqual([404, 422]);

    // Whoever is a recipient no more has no say any more.
    const strategy = (await world.as('maude').get(`/strategies/${id}`)).body;
    const { name, query, schedule } = strategy;
    await world.as('maude').put(`/strategies/${id}`, { name, query, schedule, recipients: [], enabled: true }, strategy.version);
    await learned();
    expect((await rankingOf(id)).body).toMatchObject({ state: 'too-few', kept: 6, dismissed: 6 });
  });

  it('changes nothing for another strategy, and is the same whoever learns it, and how often', async () => {
    const [one, other] = [await watch(32), await watch(32)];
    await triageAll((await list(one.id)).items);
    await Promise.all([learned(), learned()]);
    const rows = (id: string) => world.sql('SELECT * FROM monitoring.rankings WHERE strategy_id = $1', [id]);
    const before = await rows(one.id);
    expect(before.filter(({ state }) => state === 'on')).toHaveLength(1);
    await triageAll((await list(other.id)).items.map((signal) => ({ ...signal, subject: { title: isWanted(signal) ? 'souris' : 'enfant' } })));
    await world.sql('INSERT INTO monitoring.ranking_marks (strategy_id) VALUES ($1)', [one.id]);
    await learned();
    expect(await rows(one.id)).toEqual(before);
    const terms = async (id: string) => new Map((await rows(id)).at(-1)!.learned.terms.map((term: { term: string; weight: number }) => [term.term, Math.sign(term.weight)]));
    expect([(await terms(one.id)).get('mesh:Child'), (await terms(other.id)).get('mesh:Child')]).toEqual([1, -1]);
  });
});
