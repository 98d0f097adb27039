import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { forgetMails, mailHolding, post, Postman, system, UnitOfWork } from '@liaison/platform';
import { freePort, openMailingWorld, openMailServer, people, type MailServer, type Manner, type World } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';

const START = '2026-03-02T15:00:00.000Z';

let server: MailServer;
let world: World;
let postman: Postman;
beforeAll(async () => {
  server = await openMailServer();
  world = await openMailingWorld(server.url.replace('//', '//liaison:secret@'), monitoring);
  postman = world.service('monitoring').app.get(Postman, { strict: false });
});
afterAll(async () => {
  await world?.close();
  await server?.close();
});
/** An answer that never comes is waited for briefly, any other for as long as a busy machine takes. */
function behave(manner: Manner): void {
  server.manner = manner;
  postman.patience = manner.startsWith('silent') ? { silenceMs: 1_000, wholeMs: 3_000 } : { silenceMs: 20_000, wholeMs: 25_000 };
}
beforeEach(() => {
  behave('takes');
  server.taken.length = server.heard.length = 0;
  world.clock.set(START);
});

const work = () => world.service('monitoring').app.get(UnitOfWork);
const letter = { kind: 'digest', recipientId: people.maude.id, address: 'maude@exemple.test', subject: 'Veille : l’été', text: 'Deux signaux…', html: '<p lang="fr">Deux signaux…</p>', headers: { 'List-Id': 'Liaison <digest.liaison>' } };
const posted = (more: object = {}): Promise<string> => work().asSystem(system('test'), async (tx) => post(tx, { ...letter, ...more }));
const mailOf = async (id: string) => (await world.sql('SELECT * FROM monitoring.mails WHERE id = $1', [id]))[0];
const later = (minutes: number) => world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000));

describe('a mail', () => {
  it('is taken by the mail server once, under an id of its own, and what the server said is kept', async () => {
    const id = await posted();
    await Promise.all([postman.tick(), postman.tick()]);
    await postman.tick();
    expect(server.taken).toHaveLength(1);
    const [mail] = server.taken;
    expect(mail).toMatchObject({ messageId: `<${id}@exemple.test>`, subject: letter.subject, text: letter.text, html: letter.html });
    expect([mail!.from?.text, (mail!.to as { text: string }).text, mail!.headers.get('auto-submitted')]).toEqual(['"Liaison" <liaison@exemple.test>', 'maude@exemple.test', 'auto-generated']);
    expect(await mailOf(id)).toMatchObject({ status: 'sent', attempts: 1, failure: null, message_id: mail!.messageId });
    expect((await mailOf(id)).answer).toContain('queued as 4Zx1');
  });

  it('leaves with the change that it tells of, or not at all', async () => {
    const id = newId();
    const failing = work().asSystem(system('test'), async (tx) => {
      post(tx, { ...letter, subject: id });
      await tx.query('SELECT 1');
      throw new Error('the change came to nothing');
    });
    await expect(failing).rejects.toThrow('came to nothing');
    await postman.tick();
    expect(server.heard).toEqual([]);
  });

  it('adds no header by what is typed into its subject', async () => {
    await posted({ subject: 'Veille\r\nBcc: tous@exemple.test' });
    await postman.tick();
    expect(server.taken[0]!.bcc).toBeUndefined();
    expect(server.taken[0]!.subject).toBe('Veille Bcc: tous@exemple.test');
  });

  it.each<[Manner, string, string]>([
    ['never', 'refused', 'No such mailbox'],
    ['not-this', 'refused', 'Content refused'],
  ])('that the server refuses for good (%s) has failed, and says why', async (manner, code, said) => {
    const id = await posted();
    behave(manner);
    await postman.tick();
    behave('takes');
    later(1_000);
    await postman.tick();
    expect(server.taken).toEqual([]);
    expect(await mailOf(id)).toMatchObject({ status: 'failed', attempts: 1, failure: { code, message: { fr: 'Le serveur de courriel refuse le message.' } } });
    expect((await mailOf(id)).answer).toContain(said);
  });

  it.each<[Manner, string]>([
    ['not-now', 'refused-for-now'],
    ['not-this-now', 'refused-for-now'],
    ['stranger', 'sign-in-refused'],
    ['silent', 'no-answer'],
  ])('that was surely not taken (%s) is tried again after a pause, under the same id', async (manner, code) => {
    const id = await posted();
    behave(manner);
    await postman.tick();
    expect(await mailOf(id)).toMatchObject({ status: 'waiting', attempts: 1, failure: { code } });
    behave('takes');
    await postman.tick();
    expect(server.taken).toEqual([]);
    later(1);
    await postman.tick();
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([`<${id}@exemple.test>`]);
    expect(await mailOf(id)).toMatchObject({ status: 'sent', attempts: 2, failure: null });
  });

  it('waits where no server is, and finds it when it is there again', async () => {
    const id = await posted();
    const { mail } = world.config;
    world.config.mail = { ...mail!, server: `smtp://127.0.0.1:${await freePort()}` };
    await postman.tick();
    expect(await mailOf(id)).toMatchObject({ status: 'waiting', failure: { code: 'no-answer' } });
    world.config.mail = mail;
    later(1);
    await postman.tick();
    expect(await mailOf(id)).toMatchObject({ status: 'sent' });
  });

  it.each<Manner>(['silent-at-end', 'gone-at-end'])('that may have been taken (%s) is not sent again, and is shown as unknown', async (manner) => {
    const id = await posted();
    behave(manner);
    await postman.tick();
    behave('takes');
    later(1_000);
    await postman.tick();
    expect([server.heard.length, server.taken.length]).toEqual([1, 0]);
    expect(await mailOf(id)).toMatchObject({ status: 'unknown', attempts: 1, failure: { code: 'answer-lost' } });
  });

  it('is given up after seven attempts over half a day', async () => {
    const id = await posted();
    behave('not-now');
    for (let tries = 0; tries < 9; tries++) {
      await postman.tick();
      later(361);
    }
    expect(await mailOf(id)).toMatchObject({ status: 'failed', attempts: 7, failure: { code: 'refused-for-now' } });
  });

  it('that is erased before it leaves is not sent', async () => {
    const id = await posted();
    await work().asSystem(system('test'), async (tx) => {
      for (const statement of mailHolding.erase as string[]) await tx.query(statement, [[people.maude.id]]);
    });
    await postman.tick();
    expect(server.heard).toEqual([]);
    expect(await mailOf(id)).toMatchObject({ status: 'failed', address: null, subject: null, text: null, failure: { code: 'no-address' } });
  });

  it('keeps no other waiting when it is refused', async () => {
    behave('never');
    const ids = [await posted(), await posted({ address: null }), await posted()];
    await postman.tick();
    expect(await Promise.all(ids.map(async (id) => (await mailOf(id)).failure.code))).toEqual(['refused', 'no-address', 'refused']);
  });

  it('is told to whoever asks what is held about a person, and to nobody of another', async () => {
    await posted();
    const held = async (who: 'maude' | 'tom') => JSON.stringify((await world.as('agnes').get(`/personal-data/monitoring/${people[who].id}`)).body);
    expect(await held('maude')).toContain('maude@exemple.test');
    expect(await held('tom')).not.toContain('maude@exemple.test');
  });

  it('loses its words, its address and what the server said after a month; that it was sent stays', async () => {
    const id = await posted();
    await postman.tick();
    later(29 * 24 * 60);
    await work().asSystem(system('test'), forgetMails);
    expect(await mailOf(id)).toMatchObject({ address: 'maude@exemple.test', text: letter.text });
    later(2 * 24 * 60);
    await work().asSystem(system('test'), forgetMails);
    expect(await mailOf(id)).toMatchObject({ status: 'sent', kind: 'digest', address: null, subject: null, text: null, html: null, answer: null, headers: {} });
  });
});
