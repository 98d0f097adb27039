import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { openWorld, people, type World } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';
import { citation, digits, notice, take, trial } from './bring.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(monitoring);
});
afterAll(() => world?.close());

let n = 0;
/** A strategy of maude's for a word of its own. */
async function strategyFor(more: Record<string, unknown> = {}): Promise<{ id: string; word: string }> {
  const word = `mot${String.fromCharCode(97 + (n % 26))}${n++}x`;
  const { body } = await world.as('maude').post('/strategies', { name: `Veille ${word}`, query: word, schedule: '0 6 * * *', recipients: [], enabled: true, ...more });
  return { id: body.id, word };
}
const signalsOf = async (strategyId: string) => (await world.as('maude').get(`/signals?strategyId=${strategyId}`)).body.items;
const articles = (...citations: ReturnType<typeof citation>[]) => citations.map((one) => ({ kind: 'citation' as const, citation: one }));

describe('a signal', () => {
  it('is raised once for a work, however many sources and strategies see it, and says why', async () => {
    const [one, other] = [await strategyFor(), await strategyFor()];
    const pmid = digits(8);
    const work = citation(`Étude ${one.word} et ${other.word}`, { pmid, doi: `10.1000/${pmid}` });
    await take(world, { entries: articles(work), origin: 'pubmed' });
    await take(world, { entries: articles({ ...work, identifiers: { doi: `10.1000/${pmid}` } }), origin: 'crossref' });
    await take(world, { entries: articles(work), origin: 'pubmed' });
    const [signal, ...more] = await signalsOf(one.id);
    expect(more).toEqual([]);
    expect(signal).toMatchObject({ state: 'new', reason: 'new', subject: { kind: 'publication', title: work.title, origins: ['crossref', 'pubmed'] } });
    expect(signal.why).toMatchObject([
      { strategyId: one.id, terms: [{ term: one.word, field: 'title', text: one.word }] },
      { strategyId: other.id, terms: [{ term: other.word, field: 'title', text: other.word }] },
    ]);
    expect((await signalsOf(other.id)).map(({ id }: { id: string }) => id)).toEqual([signal.id]);
  });

  it('tells whoever reads it whether a strategy that found it is theirs, as owner or as recipient', async () => {
    const { id, word } = await strategyFor({ recipients: [people.etienne.id] });
    await take(world, { entries: articles(citation(`Étude ${word}`, { pmid: digits(8) })), origin: 'pubmed' });
    const mine = async (who: 'maude' | 'etienne' | 'sylvie') => (await world.as(who).get(`/signals?strategyId=${id}`)).body.items[0].why[0].mine;
    expect([await mine('maude'), await mine('etienne'), await mine('sylvie')]).toEqual([true, true, false]);
  });

  it('is told to nobody where no strategy asks for it; the run says so', async () => {
    const run = await take(world, { entries: articles(citation('Sans intérêt', { pmid: digits(8) })), origin: 'pubmed' });
    const { body } = await world.as('maude').get(`/runs/${run.id}`);
    expect(body).toMatchObject({ counts: { read: 1, fresh: 1, signals: 0 }, excluded: [{ reason: 'no-strategy', count: 1 }] });
  });

  it('is raised on the original by its retraction, whichever of the two came first', async () => {
    for (const order of [['original', 'notice'], ['notice', 'original']]) {
      const { id, word } = await strategyFor();
      const pmid = digits(8);
      const came = {
        original: citation(`Essai ${word}`, { pmid }),
        notice: { ...citation(`Retraction: Essai ${word}`, { pmid: digits(8) }), relations: [{ kind: 'RetractionOf', pmid }] },
      };
      for (const which of order) await take(world, { entries: articles(came[which as keyof typeof came]), origin: 'pubmed' });
      const signals = await signalsOf(id);
      expect(signals.map(({ reason }: { reason: string }) => reason).sort()).toEqual(order[0] === 'original' ? ['new', 'retraction'] : ['new', 'new']);
      expect(signals.find((one: { subject: { title: string } }) => one.subject.title === `Essai ${word}`).subject).toMatchObject({ title: `Essai ${word}`, standing: 'retracted' });
    }
  });

  it('is raised on the original by a retraction beside which it comes again, unchanged', async () => {
    const { id, word } = await strategyFor();
    const original = citation(`Essai ${word}`, { pmid: digits(8) });
    await take(world, { entries: articles(original), origin: 'pubmed' });
    const notice = { ...citation('Rétractation', { pmid: digits(8) }), relations: [{ kind: 'RetractionOf', pmid: original.identifiers.pmid }] };
    await take(world, { entries: articles(original, notice), origin: 'pubmed' });
    expect((await signalsOf(id)).map(({ reason }: { reason: string }) => reason).sort()).toEqual(['new', 'retraction']);
  });

  it('tells of a trial’s new status, of results and of a new site in Québec, each once', async () => {
    const { id, word } = await strategyFor();
    const before = { ...trial(`NCT${digits(8)}`, `Essai ${word}`), status: 'NOT_YET_RECRUITING' };
    const after = { ...before, status: 'RECRUITING', sites: [{ facility: 'CHU fictif', city: 'Québec', state: 'Quebec', country: 'Canada' }], updatedOn: '2026-02-01' };
    const entries = (record: typeof before) => [{ kind: 'trial' as const, trial: record }];
    for (const record of [before, after, after, { ...after, hasResults: true, updatedOn: '2026-03-01' }]) await take(world, { entries: entries(record), origin: 'clinicaltrials' });
    expect((await signalsOf(id)).map(({ reason }: { reason: string }) => reason).sort()).toEqual(['new', 'quebec-site', 'trial-results', 'trial-status']);
    const { body } = await world.as('maude').get(`/trials?nctId=${before.nctId}`);
    expect(body.items[0].changes.map(({ kind, after: now }: { kind: string; after: string }) => [kind, now])).toEqual(expect.arrayContaining([['status', 'RECRUITING'], ['quebec-site', 'CHU fictif, Québec'], ['results', null]]));
  });

  it('is raised by a notice of a source, with the class of its recall', async () => {
    const { id, word } = await strategyFor();
    const source = await world.as('karim').post('/sources', { kind: 'feed', name: { fr: 'Avis', en: 'Notices' }, settings: { url: 'https://exemple.test/fil' }, schedule: '0 6 * * *', enabled: false });
    const recall = { ...notice('n-1', `Rappel ${word}`), kind: 'recall' as const, recallClass: 1 as const, url: 'https://exemple.test/1', summary: 'Un lot est rappelé.' };
    await take(world, { entries: [{ kind: 'notice', notice: recall }], origin: 'feed' }, { sourceId: source.body.id });
    const { subject } = (await signalsOf(id))[0];
    expect(subject).toMatchObject({ kind: 'notice', standing: 'recall', recallClass: 1, summary: 'Un lot est rappelé.', url: 'https://exemple.test/1', from: 'Avis' });
    const { body } = await world.as('maude').get(`/notices/${subject.id}`);
    expect(body).toMatchObject({ kind: 'recall', recallClass: 1, source: { id: source.body.id, kind: 'feed', name: { fr: 'Avis' } }, record: { summary: 'Un lot est rappelé.' } });
    const found = async (query: string) => (await world.as('maude').get(`/notices?sourceId=${source.body.id}&${query}`)).body.items.map((one: { id: string }) => one.id);
    expect([await found('recallClass=1'), await found('recallClass=2'), await found('kind=recall'), await found('kind=noc')]).toEqual([[subject.id], [], [subject.id], []]);
  });
});

describe('what signals are about', () => {
  it('is found by its ids, many at once, and nothing else with it', async () => {
    const { id, word } = await strategyFor();
    const study = trial(`NCT${digits(8)}`, `Essai ${word}`);
    await take(world, { entries: [...articles(citation(`Étude ${word}`, { pmid: digits(8) }), citation('Autre', { pmid: digits(8) })), { kind: 'trial', trial: study }], origin: 'pubmed' });
    const signals: { subject: { id: string } }[] = await signalsOf(id);
    const ids = signals.map(({ subject }) => subject.id);
    const titles = async (list: string) => (await world.as('maude').get(`/${list}?ids=${ids.join()}`)).body.items.map((one: { title: string }) => one.title);
    expect([await titles('publications'), await titles('trials')]).toEqual([[`Étude ${word}`], [`Essai ${word}`]]);
  });
});

describe('a page that is watched', () => {
  it('makes a signal of every change, whatever strategies ask for, because a person has to say what it means', async () => {
    const source = await world.as('karim').post('/sources', { kind: 'page-watch', name: { fr: 'Page', en: 'Page' }, settings: { url: 'https://exemple.test/liste', selector: 'main' }, schedule: '0 6 * * *', enabled: false });
    const change = { ...notice(`c-${digits(6)}`, 'La page a changé'), kind: 'page-change' as const, summary: '+ une ligne' };
    for (let times = 0; times < 2; times++) await take(world, { entries: [{ kind: 'notice', notice: change }], origin: 'page-watch' }, { sourceId: source.body.id });
    const { body } = await world.as('maude').get('/signals?subjectKind=notice');
    expect(body.items.filter(({ subject }: { subject: { standing: string } }) => subject.standing === 'page-change')).toMatchObject([{ state: 'new', why: [], subject: { title: 'La page a changé' } }]);
  });
});

describe('a work that carries no identifier, author or year', () => {
  it('is one work however often it comes', async () => {
    const { id, word } = await strategyFor();
    for (let times = 0; times < 2; times++) await take(world, { entries: articles(citation(`Note ${word}`)), origin: 'file' });
    expect(await signalsOf(id)).toHaveLength(1);
  });
});

async function someSignal() {
  const { id, word } = await strategyFor();
  await take(world, { entries: articles(citation(`Étude ${word}`, { pmid: digits(8) })), origin: 'pubmed' });
  return (await signalsOf(id))[0];
}

describe('triage', () => {
  const decide = (signal: { id: string; version: number }, body: unknown, who: 'maude' | 'karim' = 'maude') => world.as(who).put(`/signals/${signal.id}/triage`, body, signal.version);

  it('keeps, dismisses with a reason, assigns, and takes back', async () => {
    const signal = await someSignal();
    const kept = await decide(signal, { decision: 'kept' });
    expect(kept.body).toMatchObject({ state: 'kept', ownerId: people.maude.id, decidedBy: people.maude.id, version: 2 });
    const dismissed = await decide(kept.body, { decision: 'dismissed', dismissal: 'off-topic' });
    expect(dismissed.body).toMatchObject({ state: 'dismissed', dismissal: 'off-topic', ownerId: null });
    const assigned = await decide(dismissed.body, { decision: 'assigned', ownerId: people.sylvie.id }, 'karim');
    expect(assigned.body).toMatchObject({ state: 'assigned', ownerId: people.sylvie.id, dismissal: null });
    const undone = await world.as('maude').send('DELETE', `/signals/${signal.id}/triage`, undefined, { 'if-match': '"4"' });
    expect(undone.body).toMatchObject({ state: 'new', ownerId: null, decidedBy: null, version: 5 });
  });

  it('brings a snoozed signal back when its time has come', async () => {
    const signal = await someSignal();
    const until = new Date(world.clock.now().getTime() + 86_400_000).toISOString();
    expect((await decide(signal, { decision: 'snoozed', until })).body).toMatchObject({ state: 'snoozed', snoozedUntil: until });
    const before = world.clock.now();
    world.clock.set(new Date(before.getTime() + 2 * 86_400_000));
    expect((await world.as('maude').get(`/signals/${signal.id}`)).body).toMatchObject({ state: 'new', snoozedUntil: null });
    world.clock.set(before);
  });

  it.each([
    [{ decision: 'dismissed' }, 'dismissal', 'required'],
    [{ decision: 'assigned' }, 'ownerId', 'required'],
    [{ decision: 'snoozed', until: '2020-01-01T00:00:00Z' }, 'until', 'not-in-future'],
  ])('refuses %j, and changes nothing', async (body, field, code) => {
    const signal = await someSignal();
    const reply = await decide(signal, body);
    expect([reply.status, reply.body.errors]).toMatchObject([422, [{ field, code }]]);
    expect((await world.as('maude').get(`/signals/${signal.id}`)).body).toEqual(signal);
  });
});

describe('triage on a device that was offline', () => {
  type Who = 'maude' | 'karim' | 'agnes' | 'tom';
  const sync = async (items: object[], who: Who = 'maude') => (await world.as(who).post('/signals/batch', { items })).body.items;
  const decided = ({ id, version }: { id: string; version: number }, body: object) => ({ key: newId(), method: 'PUT', part: 'triage', id, ifMatch: version, body });
  const now = async ({ id }: { id: string }) => (await world.as('maude').get(`/signals/${id}`)).body;

  it('is taken in order, a decision and what takes it back, each in a unit of work of its own', async () => {
    const [one, other, third] = [await someSignal(), await someSignal(), await someSignal()];
    const answers = await sync([
      decided(one, { decision: 'kept' }),
      { key: newId(), method: 'DELETE', part: 'triage', id: one.id, ifMatch: 2 },
      decided(other, { decision: 'dismissed' }),
      decided({ ...other, version: 2 }, { decision: 'kept' }),
      decided(third, { decision: 'assigned', ownerId: people.sylvie.id }),
    ]);
    expect(answers.map(({ status }: { status: number }) => status)).toEqual([200, 200, 422, 424, 200]);
    expect(answers[2].body.errors).toMatchObject([{ field: 'dismissal', code: 'required' }]);
    expect([await now(one), await now(other), await now(third)]).toMatchObject([{ state: 'new', version: 3 }, { state: 'new', version: 1 }, { state: 'assigned', ownerId: people.sylvie.id, decidedBy: people.maude.id }]);
  });

  it('sent twice, because the answer was lost, is done once', async () => {
    const signal = await someSignal();
    const items = [decided(signal, { decision: 'dismissed', dismissal: 'known' })];
    const [first, second] = [await sync(items), await sync(items)];
    expect(second).toEqual(first);
    expect(first).toMatchObject([{ status: 200, etag: '"2"', body: { state: 'dismissed', dismissal: 'known' } }]);
    expect(await world.sql('SELECT count(*)::int AS n FROM monitoring.audit_entries WHERE resource_id = $1', [signal.id])).toEqual([{ n: 1 }]);
  });

  it('that was overtaken is told what has been decided meanwhile, and the others go on', async () => {
    const [contested, free] = [await someSignal(), await someSignal()];
    await world.as('karim').put(`/signals/${contested.id}/triage`, { decision: 'kept' }, 1);
    const answers = await sync([decided(contested, { decision: 'dismissed', dismissal: 'off-topic' }), decided(free, { decision: 'kept' })]);
    expect(answers).toMatchObject([{ status: 412, etag: '"2"', body: { code: 'stale-version', current: { id: contested.id, version: 2, state: 'kept', decidedBy: people.karim.id } } }, { status: 200 }]);
    expect(await now(contested)).toMatchObject({ state: 'kept', version: 2 });
  });

  it('that put a signal off until a time that has come meanwhile brings it back at once', async () => {
    const signal = await someSignal();
    const until = new Date(world.clock.now().getTime() - 3_600_000).toISOString();
    expect(await sync([decided(signal, { decision: 'snoozed', until })])).toMatchObject([{ status: 200, body: { state: 'new', ownerId: people.maude.id, version: 2 } }]);
  });

  it('is not for whoever reads and does not decide, nor for sales, who learn nothing of what is there', async () => {
    const signal = await someSignal();
    for (const who of ['agnes', 'tom'] as const)
      for (const { id } of [signal, { id: newId() }]) {
        const { status, body } = await world.as(who).post('/signals/batch', { items: [decided({ id, version: 1 }, { decision: 'kept' })] });
        expect([who, status, body.code]).toEqual([who, 403, 'forbidden']);
      }
    expect(await now(signal)).toEqual(signal);
  });
});
