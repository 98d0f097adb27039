import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, stakeholderErased } from '@liaison/contracts';
import { openWorld, people, type Who, type World } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';
import { Runner } from '../src/runs/runner.js';
import { citation, digits, take } from './bring.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(monitoring);
});
afterAll(() => world?.close());

const FILE = { 'content-type': 'application/octet-stream' };
const folder = () => join(world.config.dataDir, 'content', 'publication-imports');

interface Given {
  as?: Who;
  fileName?: string;
  signals?: boolean;
}

/** Gives a file and lets it be read to its end. */
async function bringFile(content: string | Uint8Array, { as = 'maude', ...input }: Given = {}) {
  const { body: made } = await world.as(as).post('/publication-imports', input);
  expect(made).toMatchObject({ status: 'awaiting-content', version: 1 });
  const reply = await world.as(as).put(`/publication-imports/${made.id}/content`, content, 1, FILE);
  expect(reply.status).toBe(200);
  await world.service('monitoring').app.get(Runner, { strict: false }).drain();
  return (await world.as(as).get(`/publication-imports/${made.id}`)).body;
}
const worksOf = async (id: string) => (await world.as('maude').get(`/publications?importId=${id}&limit=200`)).body.items;

let n = 0;
const someWord = () => `mot${digits(6)}${String.fromCharCode(97 + (n++ % 26))}`;
async function strategyFor(word: string): Promise<string> {
  const { body } = await world.as('maude').post('/strategies', { name: `Veille ${word}`, query: word, schedule: '0 6 * * *', recipients: [], enabled: true });
  return body.id;
}
const signalsOf = async (strategyId: string) => (await world.as('maude').get(`/signals?strategyId=${strategyId}`)).body.items;

const nbib = (pmid: string, title: string) => `PMID- ${pmid}\nTI  - ${title}\nAB  - Chez 40 adultes.\nFAU - Fictive, Anne\nDP  - 2026\nJT  - Revue fictive\n\n`;
const article = (pmid: string, title: string) => `<PubmedArticle><MedlineCitation><PMID>${pmid}</PMID><Article><ArticleTitle>${title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;

describe('a file of publications', () => {
  it('is taken once when it is sent three times at once, with the version that it makes; the others leave nothing behind', async () => {
    const { body: made } = await world.as('maude').post('/publication-imports', {});
    const sent = await Promise.all(['Une', 'Deux', 'Trois'].map((title) => world.as('maude').put(`/publication-imports/${made.id}/content`, nbib(digits(8), title), 1, FILE)));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(sent.find(({ status }) => status === 200)!.headers.etag).toBe('"2"');
    await world.service('monitoring').app.get(Runner, { strict: false }).drain();
    expect(await readdir(folder())).toEqual([]);
  });

  it('becomes works, each known as it would be from a source, and what a strategy searches for a signal', async () => {
    const word = someWord();
    const strategy = await strategyFor(word);
    const [known, fresh] = [digits(8), digits(8)];
    await take(world, { entries: [{ kind: 'citation', citation: citation(`Déjà connue ${word}`, { pmid: known }) }], origin: 'pubmed' });
    const it = await bringFile(nbib(known, `Déjà connue ${word}`) + nbib(fresh, `Nouvelle ${word}`), { fileName: 'références.nbib' });
    expect(it).toMatchObject({ status: 'completed', format: 'nbib', fileName: 'références.nbib', ownerId: people.maude.id, version: 2, counts: { read: 2, fresh: 1, updated: 1, refused: 0 }, failure: null });
    expect((await worksOf(it.id)).map((work: any) => work.identifiers.pmid).sort()).toEqual([known, fresh].sort());
    expect((await signalsOf(strategy)).map((signal: any) => signal.subject.origins).sort()).toEqual([['file:nbib'], ['file:nbib', 'pubmed']]);
    expect(await readdir(folder())).toEqual([]);
  });

  it('that is the very same as an earlier one has nothing to do, and says which', async () => {
    const file = nbib(digits(8), 'Une seule fois');
    const first = await bringFile(file);
    const again = await bringFile(file, { as: 'karim' });
    expect(again).toMatchObject({ status: 'repeated', repeatsId: first.id, runId: null, counts: null, contentHash: first.contentHash });
    expect(await readdir(folder())).toEqual([]);
  });

  it('of another format adds to what is known, and takes nothing of it away', async () => {
    const pmid = digits(8);
    await bringFile(nbib(pmid, 'Avec son résumé'));
    const poorer = await bringFile(`PMID,Title\n${pmid},Avec son résumé\n`);
    expect(poorer).toMatchObject({ format: 'csv', counts: { read: 1, fresh: 0, updated: 1 } });
    const [work] = await worksOf(poorer.id);
    expect(work).toMatchObject({ journal: 'Revue fictive', record: { abstract: [{ text: 'Chez 40 adultes.' }] }, provenance: { abstract: ['file:nbib'] } });
  });

  it('says of every record that was not taken why, and takes the others', async () => {
    const it = await bringFile(`TY  - JOUR\nTI  - Avec un titre\nAN  - ${digits(8)}\nER  - \n\nTY  - JOUR\nPY  - 2026\nER  - \n`);
    expect(it).toMatchObject({ status: 'completed', counts: { read: 1, fresh: 1, refused: 1 } });
    const { body } = await world.as('maude').get(`/runs/${it.runId}/refusals`);
    expect(body.items).toMatchObject([{ code: 'no-identity', record: 2, fr: 'La notice n’a ni titre ni identifiant.', en: 'The record has neither title nor identifier.' }]);
  });

  it('may become known without a word: then strategies signal nothing of it, and the run says so', async () => {
    const word = someWord();
    const strategy = await strategyFor(word);
    const file = nbib(digits(8), `Ancienne ${word}`);
    const quiet = await bringFile(file, { signals: false });
    expect(quiet).toMatchObject({ status: 'completed', counts: { fresh: 1, signals: 0 }, excluded: [{ reason: 'not-wanted', count: 1 }] });
    expect(await signalsOf(strategy)).toEqual([]);
    expect((await bringFile(file)).status).toBe('completed');
  });

  it('is read packed too', async () => {
    const pmid = digits(8);
    const it = await bringFile(gzipSync(`<?xml version="1.0"?><PubmedArticleSet>${article(pmid, 'Compressée')}</PubmedArticleSet>`));
    expect(it).toMatchObject({ status: 'completed', format: 'pubmed', counts: { read: 1 } });
  });
});

describe('a file that is something else', () => {
  it.each([
    ['a web page', '<!DOCTYPE html><html><head><title>PubMed</title></head><body>Connexion</body></html>', 'not-records', 'une page web'],
    ['a list of feeds', '<opml version="2.0"><body/></opml>', 'not-records', 'une liste de fils'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'unknown-format', 'd’aucun des formats'],
    ['a packed file that was cut off', gzipSync(Buffer.from(nbib('1', 'x').repeat(500))).subarray(0, 40), 'gzip-broken', 'abîmé'],
    ['a list without any record', '<?xml version="1.0"?><PubmedArticleSet></PubmedArticleSet>', 'no-records', 'aucune notice'],
  ])('fails at once and says why: %s', async (_, content, code, words) => {
    const it = await bringFile(content);
    expect(it).toMatchObject({ status: 'failed', failure: { code, fr: expect.stringContaining(words), en: expect.stringMatching(/\S/) }, counts: { read: 0 } });
    expect((await bringFile(content)).status).toBe('failed');
  });

  it('is refused before it is kept where it is empty, too large, or of another type; the import still waits for it', async () => {
    const { body: made } = await world.as('maude').post('/publication-imports', {});
    const put = (body: string | Uint8Array, headers: Record<string, string> = FILE, version = 1) => world.as('maude').put(`/publication-imports/${made.id}/content`, body, version, headers);
    expect((await put(' \n')).body.errors).toMatchObject([{ field: 'content', code: 'empty' }]);
    expect((await put(new Uint8Array(100 * 1_048_576 + 1).fill(65))).body.code).toBe('too-large');
    expect((await put('{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await put('x', FILE, 2)).status).toBe(412);
    expect((await put(nbib(digits(8), 'Enfin'))).body).toMatchObject({ status: 'waiting', version: 2 });
    expect((await put(nbib(digits(8), 'Encore'), FILE, 2)).body.code).toBe('conflict');
  });
});

describe('an import', () => {
  it('says while it goes on how far it is, of how many the file holds, those that are refused among them', async () => {
    const [records, refused] = [1_100, 50];
    const file = Array.from({ length: records + refused }, (_, i) => (i < records ? `TY  - JOUR\nTI  - Étude ${i}\nDO  - 10.5555/${newId()}\nER  - \n` : 'TY  - JOUR\nPY  - 2026\nER  - \n'));
    const { body: made } = await world.as('maude').post('/publication-imports', {});
    await world.as('maude').put(`/publication-imports/${made.id}/content`, file.join('\n'), 1, FILE);
    const look = async () => (await world.as('maude').get(`/publication-imports/${made.id}`)).body;
    expect((await look()).counts.hits).toBeNull();
    const whole = world.service('monitoring').app.get(Runner, { strict: false }).drain();
    const seen: any[] = [];
    do seen.push(await look());
    while (['waiting', 'running'].includes(seen.at(-1).status));
    await whole;
    const partly = seen.filter(({ status, counts }) => status === 'running' && counts.read > 0 && counts.read < records);
    expect(new Set(partly.map(({ counts }) => counts.hits))).toEqual(new Set([records + refused]));
    expect(await look()).toMatchObject({ status: 'completed', counts: { hits: records + refused, read: records, refused } });
  });

  it('is taken in by whoever began it, and is nobody else’s to fill', async () => {
    const { body: made } = await world.as('maude').post('/publication-imports', {});
    expect((await world.as('karim').put(`/publication-imports/${made.id}/content`, nbib(digits(8), 'Autrui'), 1, FILE)).status).toBe(404);
    expect((await world.as('maude').get('/publication-imports?mine=true')).body.items.map(({ id }: { id: string }) => id)).toContain(made.id);
    expect((await world.as('karim').get('/publication-imports?mine=true')).body.items.map(({ id }: { id: string }) => id)).not.toContain(made.id);
  });

  it('that is stopped before it is read leaves nothing behind', async () => {
    const { body: made } = await world.as('maude').post('/publication-imports', {});
    const { body: waiting } = await world.as('maude').put(`/publication-imports/${made.id}/content`, nbib(digits(8), 'Arrêtée'), 1, FILE);
    expect((await world.as('maude').put(`/runs/${waiting.runId}/cancellation`, {}, 1)).status).toBe(200);
    await world.service('monitoring').app.get(Runner, { strict: false }).drain();
    expect((await world.as('maude').get(`/publication-imports/${made.id}`)).body).toMatchObject({ status: 'cancelled', counts: { read: 0 } });
    for (let times = 0; times < 50 && (await readdir(folder())).length > 0; times++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await readdir(folder())).toEqual([]);
  });

  it('whose file is called by somebody’s name forgets it when they are erased', async () => {
    const id = newId();
    await world.sql(`INSERT INTO monitoring.people_seen (id, given_name, family_name, name_key, organization_ids, version) VALUES ($1, 'Odile', 'Quevillon', 'quevillon odile', '{}', 1)`, [id]);
    const named = await bringFile(nbib(digits(8), 'Nommée'), { fileName: 'Articles Dre QUEVILLON.nbib' });
    await world.hear(stakeholderErased, { aggregateId: id, version: 1, facts: { stakeholderId: id, subjectIds: [id] }, personal: null, subjectIds: [] });
    expect((await world.as('maude').get(`/publication-imports/${named.id}`)).body.fileName).toBeNull();
  });
});
