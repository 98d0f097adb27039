import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import type { ParsedMail } from 'mailparser';
import { userChanged, userContactChanged, type Role } from '@liaison/contracts';
import { Postman, UnitOfWork } from '@liaison/platform';
import { openMailingWorld, openMailServer, people, type MailServer, type Who, type World } from '@liaison/testing';
import { DigestRound } from '../src/digests/digest-round.js';
import { forgetOldDigests } from '../src/digests/forget-old-digests.js';
import { monitoring } from '../src/monitoring.app.js';
import { ZONE } from '../src/runs/slots.js';
import { citation, digits, notice, take } from './bring.js';

let server: MailServer;
let world: World;
beforeAll(async () => {
  server = await openMailServer();
  world = await openMailingWorld(server.url, monitoring);
  for (const who of ['maude', 'etienne', 'karim', 'tom', 'agnes'] as const) await writtenTo(who);
});
afterAll(async () => {
  await world?.close();
  await server?.close();
});
beforeEach(() => void (server.taken.length = 0));

let version = 1;
const writtenTo = (who: Who, locale: 'fr' | 'en' = 'fr', email: string | null = `${who}@exemple.test`) =>
  world.hear(userContactChanged, { aggregateId: people[who].id, version: version++, facts: { userId: people[who].id, locale }, personal: { email }, subjectIds: [people[who].id] });
const becomes = (who: Who, role: Role, active: boolean) =>
  world.hear(userChanged, { aggregateId: people[who].id, version: ++version, facts: { userId: people[who].id, role, duties: [], active }, personal: { subject: who, displayName: who }, subjectIds: [people[who].id] });

const at = (local: string) => DateTime.fromISO(local, { zone: ZONE }).toJSDate();
/** Lets it be a moment, and two processes at once do what is due. */
async function tick(local: string): Promise<void> {
  world.clock.set(at(local));
  const round = world.service('monitoring').app.get(DigestRound, { strict: false });
  await Promise.all([round.tick(), round.tick()]);
  await world.service('monitoring').app.get(Postman, { strict: false }).tick();
}
const to = (who: Who): ParsedMail[] => server.taken.filter((mail) => (mail.to as { text: string }).text === `${who}@exemple.test`);
async function prefers(who: Who, preference: object): Promise<void> {
  const { body } = await world.as(who).get('/digest-preferences/mine');
  expect((await world.as(who).put('/digest-preferences/mine', { frequency: 'daily', hour: 7, weekday: 1, ...preference }, body.version)).status).toBe(200);
}
let n = 0;
async function strategyOf(who: Who, more: object = {}): Promise<{ id: string; word: string; name: string }> {
  const word = `mot${String.fromCharCode(97 + (n % 26))}${n++}x`;
  const { body } = await world.as(who).post('/strategies', { name: `Veille ${word}`, query: word, schedule: '0 6 * * *', recipients: [], enabled: true, ...more });
  return { id: body.id, word, name: body.name };
}
const comesIn = (...titles: string[]) => take(world, { entries: titles.map((title) => ({ kind: 'citation' as const, citation: citation(title, { pmid: digits(8) }) })), origin: 'pubmed' });
const signalsOf = async (who: Who, strategyId: string) => (await world.as(who).get(`/signals?strategyId=${strategyId}`)).body.items;
const unsubscribes = (mail: ParsedMail) => {
  const said = mail.headers.get('list') as Record<'unsubscribe' | 'unsubscribe-post', { url: string; name: string }>;
  return { url: said.unsubscribe.url, post: said['unsubscribe-post'].name };
};
const linksIn = (mail: ParsedMail): string[] => [...(mail.html as string).matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));

describe('a digest', () => {
  it('tells owner and recipients alone of what their strategies found, once, in the slot, each in their language', async () => {
    await writtenTo('etienne', 'en');
    const { word, name } = await strategyOf('maude', { recipients: [people.etienne.id] });
    await tick('2026-03-03T06:00');
    await comesIn(`Étude ${word}`);
    await tick('2026-03-03T06:59');
    expect(server.taken).toEqual([]);
    for (const moment of ['2026-03-03T07:00', '2026-03-03T07:01', '2026-03-03T12:00']) await tick(moment);
    expect(server.taken).toHaveLength(2);
    const [french, english] = [to('maude')[0]!, to('etienne')[0]!];
    expect([french.subject, english.subject]).toEqual(['Veille : 1 signal à trier', 'Watch: 1 signal to triage']);
    for (const said of [french.text!, french.html as string]) for (const part of [name, `Étude ${word}`, `«\u00a0${word}\u00a0» (titre)`, 'chaque jour à 7 h']) expect(said).toContain(part);
    expect(french.html).toMatch(/<html lang="fr">[\s\S]*<h1[\s\S]*<h2[\s\S]*<h3/);
    expect(english.html).toContain('<html lang="en">');
    expect(english.text).toContain(`“${word}” (title)`);
    server.taken.length = 0;
    await tick('2026-03-04T07:00');
    expect(server.taken).toEqual([]);
  });

  it('is never sent when there is nothing new, and leaves out what has been triaged', async () => {
    const { id, word } = await strategyOf('maude');
    await comesIn(`Étude ${word}`);
    const [signal] = await signalsOf('maude', id);
    await world.as('maude').put(`/signals/${signal.id}/triage`, { decision: 'kept' }, signal.version);
    await tick('2026-03-05T07:00');
    expect(to('maude')).toEqual([]);
    expect(await world.sql(`SELECT signal_count, mail_id FROM monitoring.digests WHERE user_id = $1 AND slot = $2`, [people.maude.id, at('2026-03-05T07:00')])).toEqual([{ signal_count: 0, mail_id: null }]);
  });

  it('catches up the slots that were missed by one mail', async () => {
    const { word } = await strategyOf('maude');
    await comesIn(`Étude ${word}`);
    await tick('2026-03-09T11:00');
    expect(to('maude')).toHaveLength(1);
    expect(to('maude')[0]!.text).toContain('Ce résumé en remplace 3 autres');
    expect(await world.sql('SELECT slot, missed FROM monitoring.digests WHERE user_id = $1 ORDER BY created_at DESC LIMIT 1', [people.maude.id])).toEqual([{ slot: at('2026-03-09T07:00'), missed: 3 }]);
  });

  it('keeps to the clock on the wall when it changes, in spring and in autumn', async () => {
    const slots = async (who: Who) => (await world.sql<{ slot: Date }>('SELECT slot FROM monitoring.digests WHERE user_id = $1 ORDER BY slot DESC LIMIT 3', [people[who].id])).map(({ slot }) => slot.toISOString()).reverse();
    // The others have nothing due meanwhile.
    const resume = (from: string, next: string) => world.sql(`UPDATE monitoring.watch_schedules SET slotted_to = $1, next_slot_at = $2 WHERE kind = 'digest'`, [at(from), at(next)]);
    await tick('2026-03-12T12:00');
    world.clock.set(at('2027-03-12T12:00'));
    await resume('2027-03-12T12:00', '2028-01-01T07:00');
    await prefers('karim', { hour: 2 });
    for (const day of ['13', '14', '15']) await tick(`2027-03-${day}T12:00`);
    // The hour that spring skips is taken when it is over.
    expect(await slots('karim')).toEqual(['2027-03-13T07:00:00.000Z', '2027-03-14T07:00:00.000Z', '2027-03-15T06:00:00.000Z']);
    world.clock.set(at('2027-11-05T12:00'));
    await prefers('karim', { hour: 1 });
    for (const moment of ['11-06T12:00', '11-07T01:30', '11-07T12:00', '11-08T12:00']) await tick(`2027-${moment}`);
    // The hour that autumn repeats is taken once.
    expect(await slots('karim')).toEqual(['2027-11-06T05:00:00.000Z', '2027-11-07T05:00:00.000Z', '2027-11-08T06:00:00.000Z']);
    world.clock.set(at('2026-03-12T12:00'));
    await world.sql('DELETE FROM monitoring.digests WHERE user_id = $1', [people.karim.id]);
    await resume('2026-03-12T07:00', '2026-03-13T07:00');
  });

  it('comes once a week where that is wished, and not at all where it is not; what came in meanwhile is not told later', async () => {
    const { word } = await strategyOf('maude', { recipients: [people.etienne.id] });
    await prefers('maude', { frequency: 'weekly', weekday: 4, hour: 9 });
    await prefers('etienne', { frequency: 'off' });
    await comesIn(`Étude ${word}`);
    for (const day of ['13', '16', '18']) await tick(`2026-03-${day}T12:00`);
    expect(server.taken).toEqual([]);
    await tick('2026-03-19T09:00');
    expect([to('maude').length, to('etienne').length]).toEqual([1, 0]);
    expect(to('maude')[0]!.text).toContain('chaque jeudi à 9 h');
    world.clock.set(at('2026-03-19T10:00'));
    await prefers('etienne', {});
    await tick('2026-03-20T07:00');
    expect(to('etienne')).toEqual([]);
    await prefers('maude', {});
  });

  it('puts what must not wait first, shows so many and says how many others there are', async () => {
    const { id, word, name } = await strategyOf('maude');
    const pmid = digits(8);
    await take(world, { entries: [{ kind: 'citation', citation: citation(`Essai ${word}`, { pmid }) }], origin: 'pubmed' });
    await tick('2026-03-21T07:00');
    server.taken.length = 0;
    const retraction = { ...citation('Rétractation', { pmid: digits(8) }), relations: [{ kind: 'RetractionOf', pmid }] };
    await take(world, { entries: [{ kind: 'citation', citation: retraction }], origin: 'pubmed' });
    await comesIn(...Array.from({ length: 12 }, (_, i) => `Étude ${i} ${word}`));
    await tick('2026-03-22T07:00');
    const [mail] = to('maude');
    expect(mail!.subject).toBe('Veille : 13 signaux à trier, dont 1 rétractation');
    const headings = [...(mail!.html as string).matchAll(/<h3[^>]*><a[^>]*>([^<]*)/g)].map(([, title]) => title);
    expect([headings.length, headings[0]]).toEqual([8, `Essai ${word}`]);
    expect(mail!.html).toMatch(new RegExp(`<a href="${world.origin}/signals\\?strategyId=${id}"[^>]*aria-label="${name} : et 5 autres"`));
    await tick('2026-03-23T07:00');
    expect(to('maude')).toHaveLength(1);
  });

  it('puts first what was learned to be relevant to a strategy', async () => {
    const { id, word } = await strategyOf('maude');
    await comesIn(`Étude précieuse ${word}`);
    await comesIn(...Array.from({ length: 9 }, (_, i) => `Étude ${i} ${word}`));
    const learned = { kept: 30, dismissed: 30, quality: 0.9, byDate: 0.5, terms: [{ term: 'word:precieuse', weight: 40, kept: 9, of: 10 }], highFrom: 20, lowUnder: -20, thirds: [] };
    await world.sql(`INSERT INTO monitoring.rankings (id, strategy_id, state, learned, on_since, learned_at) VALUES (gen_random_uuid(), $1, 'on', $2, now(), now())`, [id, learned]);
    for (const { subject } of await signalsOf('maude', id))
      await world.sql(`INSERT INTO monitoring.subject_terms (subject_id, version, terms) VALUES ($1, 1, $2) ON CONFLICT (subject_id) DO UPDATE SET terms = excluded.terms`, [subject.id, subject.title.includes('précieuse') ? ['word:precieuse'] : []]);
    world.clock.set(at('2026-03-23T08:00'));
    const { body } = await world.as('maude').post('/digests', {});
    const titles = [...(body.text as string).matchAll(/· (Étude \S+)/g)].map(([, title]) => title);
    expect([titles.length, titles[0]]).toEqual([8, 'Étude précieuse']);
    await tick('2026-03-23T08:00');
  });

  it('tells what a colleague has assigned to the reader, and what they put off until now', async () => {
    const { id, word } = await strategyOf('etienne');
    await comesIn(`Étude ${word}`, `Rapport ${word}`);
    const [given, snoozed] = await signalsOf('etienne', id);
    await tick('2026-03-24T06:00');
    await world.as('karim').put(`/signals/${given.id}/triage`, { decision: 'assigned', ownerId: people.maude.id }, given.version);
    await world.as('maude').put(`/signals/${snoozed.id}/triage`, { decision: 'snoozed', until: at('2026-03-25T06:00').toISOString() }, snoozed.version);
    await tick('2026-03-24T07:00');
    expect(to('maude')[0]!.text).toMatch(/Confiés à vous\n=+\n\nArticle · /);
    expect(to('maude')[0]!.text).not.toContain('Reportés');
    for (const day of ['25', '26']) await tick(`2026-03-${day}T07:00`);
    expect(to('maude').map(({ text }) => /Reportés/.test(text!))).toEqual([false, true]);
  });

  it('tells whoever looks after sources of watched pages that have changed, and nobody else', async () => {
    const source = await world.as('karim').post('/sources', { kind: 'page-watch', name: { fr: 'Page', en: 'Page' }, settings: { url: 'https://exemple.test/liste', selector: 'main' }, schedule: '0 6 * * *', enabled: false });
    const change = { ...notice(`c-${digits(6)}`, 'La liste a changé'), kind: 'page-change' as const, summary: '+ une ligne' };
    await prefers('karim', {});
    await take(world, { entries: [{ kind: 'notice', notice: change }], origin: 'page-watch' }, { sourceId: source.body.id });
    await tick('2026-03-27T07:00');
    expect([to('karim').length, to('maude').length]).toEqual([1, 0]);
    expect(to('karim')[0]!.text).toContain('Pages surveillées qui ont changé');
  });
});

describe('what a mail may hold', () => {
  it('shows what sources and people wrote as text, on its line, however they wrote it', async () => {
    const { word } = await strategyOf('maude', { name: '<b onclick=x>Veille</b>\u2028"&' });
    await comesIn(`<script>alert(1)</script> <img src=x onerror=y> ${word}\n\nÀ : tous`);
    await tick('2026-03-28T07:00');
    const [mail] = to('maude');
    expect(mail!.html).not.toMatch(/<(script|img|b )/);
    expect(mail!.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(mail!.text).toContain(`${word} À : tous`);
  });

  it('names no author, though a strategy looks for one', async () => {
    const { word } = await strategyOf('maude');
    await world.as('maude').post('/strategies', { name: 'Auteurs', query: 'Vraisemblable[au]', schedule: '0 6 * * *', recipients: [], enabled: true });
    const record = { ...citation(`Étude ${word}`, { pmid: digits(8) }), authors: [{ familyName: 'Vraisemblable', givenName: 'Odile', affiliations: [] }] };
    await take(world, { entries: [{ kind: 'citation', citation: record }], origin: 'pubmed' });
    await tick('2026-03-29T07:00');
    const [mail] = to('maude');
    expect(mail!.text).toContain('un nom recherché');
    expect([mail!.text, mail!.html].join()).not.toMatch(/Vraisemblable|Odile/i);
  });

  it('says how to stop it, to people and to their mail program', async () => {
    const { word } = await strategyOf('maude');
    await comesIn(`Étude ${word}`);
    await tick('2026-03-30T07:00');
    const [mail] = to('maude');
    const stop = `${world.origin}/settings?digest=off`;
    expect(unsubscribes(mail!).url).toMatch(new RegExp(`^${world.origin}/api/v1/digest-unsubscriptions/[\\w-]{80,200}$`));
    expect(unsubscribes(mail!).post).toBe('List-Unsubscribe=One-Click');
    expect(linksIn(mail!)).toContain(stop);
    expect(mail!.text).toContain(stop);
  });

  it('changes nothing by its links, whoever follows them: they lead to pages of the app', async () => {
    const { id, word } = await strategyOf('maude');
    await comesIn(`Étude ${word}`);
    await tick('2026-03-31T07:00');
    const [signal] = await signalsOf('maude', id);
    const links = linksIn(to('maude')[0]!);
    for (const decision of ['kept', 'dismissed', 'snoozed']) expect(links).toContain(`${world.origin}/signals?signal=${signal.id}&decision=${decision}`);
    const everything = () => world.sql(`SELECT (SELECT jsonb_agg(g ORDER BY g.id) FROM monitoring.signals g) AS signals, (SELECT jsonb_agg(p ORDER BY p.id) FROM monitoring.digest_preferences p) AS preferences`);
    const before = await everything();
    for (const href of links) {
      expect(new URL(href).origin).toBe(world.origin);
      expect(new URL(href).pathname).toMatch(/^\/(signals|settings)$/);
      // A scanner knows nobody; a browser that looks ahead brings the reader's session with it.
      for (const headers of [undefined, { authorization: `Bearer ${await world.issuer.token('maude')}` }])
        for (const address of [href, href.replace(world.origin, `${world.origin}/api/v1`)]) await (await fetch(address, { headers })).text();
    }
    expect(await everything()).toEqual(before);
  });
});

describe('a mail program that is told to stop the digest', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const PARTS = { 'content-type': 'multipart/form-data; boundary=x' };
  const inParts = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  const wants = async (who: Who) => (await world.as(who).get('/digest-preferences/mine')).body;
  const audited = (who: Who) => world.sql(`SELECT actor_kind, actor, action, before, after FROM monitoring.audit_entries WHERE resource = 'digest-preference' AND resource_id = $1 ORDER BY id`, [people[who].id]);
  const asks = (url: string, body = 'List-Unsubscribe=One-Click', headers: Record<string, string> = FORM) => fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
  let address: string;
  beforeAll(async () => {
    const { word } = await strategyOf('etienne');
    await comesIn(`Étude ${word}`);
    await world.as('etienne').post('/digests', {});
    await world.service('monitoring').app.get(Postman, { strict: false }).tick();
    address = unsubscribes(to('etienne')[0]!).url;
  });

  it('changes nothing by looking at the address, and leads a person to where it can be stopped', async () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(address, { method, redirect: 'manual', headers: { authorization: `Bearer ${await world.issuer.token('etienne')}` } });
    const looked = await fetch(address, { redirect: 'manual' });
    expect([looked.status, looked.headers.get('location')]).toEqual([303, '/settings?digest=off']);
    expect((await wants('etienne')).frequency).toBe('daily');
  });

  it('is refused when it says something else, says it otherwise, or has no mail of anybody', async () => {
    const [, sealed] = /^.*\/(.+)$/.exec(address)!;
    const turned = `${sealed!.slice(0, 40)}${sealed![40] === 'A' ? 'B' : 'A'}${sealed!.slice(41)}`;
    const answers = [await asks(address, 'a=b'), await asks(address, '{}', { 'content-type': 'application/json' }), await asks(address.replace(sealed!, turned)), await asks(address.replace(sealed!, people.etienne.id))];
    expect(answers.map(({ status }) => status)).toEqual([400, 415, 404, 404]);
    expect((await wants('etienne')).frequency).toBe('daily');
  });

  it.each([['a form', FORM, undefined], ['a form in parts', PARTS, inParts]])('stops it by %s without a session, once, and the person alone whose mail it is', async (_, headers, body) => {
    const before = (await audited('etienne')).length;
    const { version } = await wants('etienne');
    for (const { status } of [await asks(address, body, headers), ...(await Promise.all([asks(address, body, headers), asks(address, body, headers)]))]) expect(status).toBe(204);
    expect(await wants('etienne')).toMatchObject({ frequency: 'off', version: version + 1, nextAt: null });
    expect((await wants('maude')).frequency).toBe('daily');
    const entries = await audited('etienne');
    expect(entries.slice(before)).toEqual([{ actor_kind: 'user', actor: people.etienne.id, action: 'digests:stop', before: { frequency: 'daily', hour: 7, weekday: 1 }, after: { frequency: 'off', hour: 7, weekday: 1 } }]);
    await prefers('etienne', {});
    expect(await wants('etienne')).toMatchObject({ frequency: 'daily', version: version + 2 });
  });

  it('is heard of whoever may not triage any more, or has left', async () => {
    await becomes('etienne', 'sales', false);
    expect((await asks(address)).status).toBe(204);
    await becomes('etienne', 'msl', true);
    expect((await wants('etienne')).frequency).toBe('off');
    await prefers('etienne', {});
  });
});

describe('whoever may not be told', () => {
  it('gets nothing: roles outside, users who have left, who have changed role, or who have no address', async () => {
    const recipients = [people.tom.id, people.agnes.id, people.etienne.id, people.karim.id, people.maude.id];
    const { word } = await strategyOf('karim', { recipients });
    await comesIn(`Étude ${word}`);
    await becomes('etienne', 'msl', false);
    await becomes('karim', 'sales', true);
    await writtenTo('maude', 'fr', null);
    await tick('2026-04-01T07:00');
    expect(server.taken).toEqual([]);
    expect((await world.as('maude').get('/digests')).body.items[0]).toMatchObject({ signalCount: 1, status: 'failed', failure: { code: 'no-address' } });
    // Back again, they are told of what came in, and not once for each day away.
    await becomes('etienne', 'msl', true);
    await becomes('karim', 'medical_manager', true);
    await writtenTo('maude');
    await tick('2026-04-04T07:00');
    expect(['etienne', 'karim', 'maude'].map((who) => to(who as Who).length)).toEqual([1, 1, 0]);
  });

  it('learns nothing of it by the API either', async () => {
    for (const who of ['tom', 'agnes', 'ines', 'admin', 'nadia', 'solene'] as const)
      for (const path of ['/digests', '/digest-preferences/mine']) expect([who, (await world.as(who).get(path)).status]).toEqual([who, 403]);
    const [mine] = (await world.as('maude').get('/digests')).body.items;
    expect((await world.as('maude').get(`/digests/${mine.id}`)).body.text).toContain('Étude');
    expect((await world.as('karim').get(`/digests/${mine.id}`)).status).toBe(404);
  });
});

describe('a digest that is asked for', () => {
  it('tells what is new now, and the next one does not tell it again', async () => {
    const { word } = await strategyOf('maude');
    await comesIn(`Étude ${word}`);
    const asked = await world.as('maude').post('/digests', {});
    expect([asked.status, asked.body]).toMatchObject([201, { slot: null, signalCount: 1, status: 'waiting', subject: 'Veille : 1 signal à trier' }]);
    await tick('2026-04-05T07:00');
    expect(to('maude')).toHaveLength(1);
    expect((await world.as('maude').post('/digests', {})).body).toMatchObject({ signalCount: 0, status: null, text: null });
  });

  it('is made once, however often it is asked for at the same moment', async () => {
    const { word } = await strategyOf('maude');
    await comesIn(`Étude ${word}`);
    const asked = await Promise.all([1, 2, 3].map(() => world.as('maude').post('/digests', {})));
    expect(asked.map(({ body }) => body.signalCount).sort()).toEqual([0, 0, 1]);
  });
});

describe('an old digest', () => {
  it('is forgotten after a year, after a month where it had nothing to tell; what it told of is not told again', async () => {
    const { word } = await strategyOf('sylvie');
    await comesIn(`Étude ${word}`);
    const [told, empty] = [(await world.as('sylvie').post('/digests', {})).body, (await world.as('sylvie').post('/digests', {})).body];
    expect([told.signalCount, empty.signalCount]).toEqual([1, 0]);
    const made = world.clock.now().getTime();
    const left = async (days: number) => {
      await forgetOldDigests.run(world.service('monitoring').app.get(UnitOfWork, { strict: false }), new Date(made + days * 86_400_000));
      return (await world.sql<{ id: string }>('SELECT id FROM monitoring.digests WHERE user_id = $1 ORDER BY id', [people.sylvie.id])).map(({ id }) => id);
    };
    expect(await left(29)).toEqual([told.id, empty.id]);
    expect(await left(31)).toEqual([told.id]);
    expect(await left(364)).toEqual([told.id]);
    expect(await left(366)).toEqual([]);
    expect((await world.as('sylvie').post('/digests', {})).body).toMatchObject({ signalCount: 0, text: null });
  });
});

describe('the preference', () => {
  it('is daily at seven at first, is changed at the version that was read, and says where mail goes', async () => {
    const { body, headers } = await world.as('sylvie').get('/digest-preferences/mine');
    expect(body).toMatchObject({ version: 1, frequency: 'daily', hour: 7, weekday: 1, address: null, mailed: true });
    const weekly = { frequency: 'weekly', hour: 16, weekday: 5 };
    expect((await world.as('sylvie').put('/digest-preferences/mine', weekly)).status).toBe(428);
    const changed = await world.as('sylvie').send('PUT', '/digest-preferences/mine', weekly, { 'if-match': headers.etag! });
    expect(changed.body).toMatchObject({ ...weekly, version: 2 });
    expect(DateTime.fromISO(changed.body.nextAt, { zone: ZONE }).toFormat('c HH:mm')).toBe('5 16:00');
    expect((await world.as('sylvie').put('/digest-preferences/mine', weekly, 1)).status).toBe(412);
    for (const wrong of [{ ...weekly, hour: 24 }, { ...weekly, weekday: 0 }, { ...weekly, frequency: 'hourly' }]) expect((await world.as('sylvie').put('/digest-preferences/mine', wrong, 2)).status).toBe(400);
  });
});
