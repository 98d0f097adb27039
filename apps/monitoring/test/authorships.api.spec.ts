import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, organizationChanged, stakeholderErased, stakeholderIdentified, stakeholderMerged } from '@liaison/contracts';
import { openWorld, people, type World } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';
import type { Author } from '../src/records/citation.js';
import { orcidOf } from '../src/records/orcid.js';
import { citation, digits, take, trial } from './bring.js';

let world: World;
beforeAll(async () => {
  world = await openWorld(monitoring);
});
afterAll(() => world?.close());

/** A family name that nobody else has. */
const family = () => `Fictif${[...digits(8)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
const orcid = () => {
  const body = `00000001${digits(7)}`;
  const said = [...'0123456789X'].map((check) => orcidOf(`${body}${check}`)).find((one) => one !== undefined);
  return said!;
};
interface Known {
  id?: string;
  version?: number;
  given?: string;
  family: string;
  orcid?: string | null;
  organizationIds?: string[];
  voided?: boolean;
}
async function known({ id = newId(), version = 1, given = 'Inès', family: familyName, orcid: has = null, organizationIds = [], voided = false }: Known): Promise<string> {
  await world.hear(stakeholderIdentified, { aggregateId: id, version, facts: { stakeholderId: id, organizationIds, voided }, personal: { givenName: given, familyName, orcid: has }, subjectIds: [id] });
  return id;
}
const author = (familyName: string, givenName = 'Inès', more: Partial<Author> = {}): Author => ({ familyName, givenName, affiliations: [], ...more });
async function published(...authors: Author[]): Promise<string> {
  const pmid = digits(8);
  await republished(pmid, ...authors);
  return pmid;
}
const republished = (pmid: string, ...authors: Author[]) => take(world, { entries: [{ kind: 'citation', citation: { ...citation(`Étude ${pmid}`, { pmid }), authors } }], origin: 'pubmed' });
const found = async (stakeholderId: string, more = '') => (await world.as('maude').get(`/authorships?stakeholderId=${stakeholderId}${more}`)).body.items;
const statuses = async (stakeholderId: string) => (await found(stakeholderId)).map(({ status }: { status: string }) => status);

describe('an authorship', () => {
  it('is certain by the ORCID, whichever of work and person came first', async () => {
    const [name, has] = [family(), orcid()];
    await published(author(name, 'I', { orcid: has }));
    const id = await known({ family: 'Autrement', orcid: has });
    await published(author(family(), 'X', { orcid: has }));
    expect(await found(id)).toMatchObject([{ status: 'certain' }, { status: 'certain', stakeholderId: id, author: `I ${name}`, reasons: [{ code: 'orcid', said: has }], subject: { kind: 'publication' } }]);
  });

  it('is a candidate by the name, with what speaks for it; homonyms are both', async () => {
    const name = family();
    const place = newId();
    const facts = { organizationId: place, kind: 'institution', parentId: null, region: null, validFrom: null, validTo: null, voided: false };
    const ids = [await known({ family: name, organizationIds: [place] }), await known({ family: name })];
    await published(author(name.toUpperCase(), 'I', { affiliations: [{ text: 'Clinique du Ruisseau Fictif, Lévis', identifiers: [] }] }), author('Tiers', 'A'));
    expect([await statuses(ids[0]!), await statuses(ids[1]!)]).toEqual([[], []]);
    await world.hear(organizationChanged, { aggregateId: place, version: 1, facts, personal: { nameFr: 'Clinique du Ruisseau Fictif', nameEn: 'Fictional Brook Clinic' }, subjectIds: [place] });
    expect((await found(ids[0]!)).map(({ status, reasons }: any) => [status, reasons.map(({ code }: any) => code)])).toEqual([['candidate', ['family-name', 'initials', 'affiliation']]]);
    await published(author(name));
    expect([await statuses(ids[0]!), await statuses(ids[1]!)]).toEqual([['candidate', 'candidate'], ['candidate']]);
  });

  it('is one of an investigator of a trial', async () => {
    const name = family();
    const id = await known({ family: name });
    await take(world, { entries: [{ kind: 'trial', trial: { ...trial(`NCT${digits(8)}`, 'Essai fictif'), investigators: [{ name: `Inès ${name}, MD` }] } }], origin: 'clinicaltrials' });
    expect(await found(id)).toMatchObject([{ status: 'candidate', author: `Inès ${name}, MD`, subject: { kind: 'trial', title: 'Essai fictif' } }]);
  });

  it('goes when the work, or the person, is said to be another', async () => {
    const [name, id] = [family(), newId()];
    await known({ id, family: name });
    const pmid = await published(author(name));
    expect(await statuses(id)).toEqual(['candidate']);
    await republished(pmid, author('Tiers'));
    expect(await statuses(id)).toEqual([]);
    await republished(pmid, author(name));
    await known({ id, version: 2, family: 'Renommée' });
    expect(await statuses(id)).toEqual([]);
  });
});

describe('a decision', () => {
  it('stays, whatever comes in later', async () => {
    const [name, has] = [family(), orcid()];
    const id = await known({ family: name });
    const pmids = [await published(author(name)), await published(author(name))];
    const [one, other] = await found(id);
    expect((await world.as('maude').put(`/authorships/${one.id}/rejection`, undefined, one.version)).body).toMatchObject({ status: 'rejected', decidedBy: people.maude.id });
    expect((await world.as('karim').put(`/authorships/${other.id}/confirmation`, undefined, other.version)).body).toMatchObject({ status: 'confirmed', version: other.version + 1 });
    expect((await world.as('karim').put(`/authorships/${other.id}/rejection`, undefined, other.version)).status).toBe(412);
    for (const pmid of pmids) await republished(pmid, author(name), author('Nouvelle', 'N'));
    await known({ id, version: 2, family: name, orcid: has });
    expect(await statuses(id)).toEqual(['rejected', 'confirmed']);
    expect((await found(id, '&status=confirmed')).map((row: { id: string }) => row.id)).toEqual([other.id]);
  });

  it('makes co-authors of two: what one wrote since speaks for the other', async () => {
    const [name, mate] = [family(), orcid()];
    const other = await known({ family: family(), orcid: mate });
    const id = await known({ family: name });
    await published(author(name), author('X', 'X', { orcid: mate }));
    const [first] = await found(id);
    await world.as('maude').put(`/authorships/${first.id}/confirmation`, undefined, first.version);
    await published(author(name, 'I'), author('X', 'X', { orcid: mate }));
    expect((await found(id))[0]).toMatchObject({ status: 'candidate', reasons: [{ code: 'family-name' }, { code: 'initials' }, { code: 'coauthor', stakeholderId: other }] });
  });
});

describe('people who turn out to be one', () => {
  it('have what either had, each work once, and the decision counts', async () => {
    const name = family();
    const [loser, survivor] = [await known({ family: name }), await known({ family: name })];
    await published(author(name));
    const [mine] = await found(loser);
    await world.as('maude').put(`/authorships/${mine.id}/confirmation`, undefined, mine.version);
    await known({ id: loser, version: 2, family: name, voided: true });
    await world.hear(stakeholderMerged, { aggregateId: loser, version: 1, facts: { loserId: loser, survivorId: survivor }, personal: null, subjectIds: [] });
    for (const id of [loser, survivor]) expect(await found(id)).toMatchObject([{ id: mine.id, stakeholderId: survivor, status: 'confirmed' }]);
  });

  it('and works that turn out to be one keep the decision', async () => {
    const name = family();
    const id = await known({ family: name });
    const [pmid, doi] = [digits(8), `10.1000/${digits(8)}`];
    const say = (identifiers: object, origin: string) => take(world, { entries: [{ kind: 'citation', citation: { ...citation(`Étude ${doi}`, identifiers), authors: [author(name)] } }], origin });
    await say({ pmid }, 'pubmed');
    await say({ doi }, 'crossref');
    const [one] = await found(id);
    await world.as('maude').put(`/authorships/${one.id}/rejection`, undefined, one.version);
    await say({ pmid, doi }, 'europepmc');
    expect(await statuses(id)).toEqual(['rejected']);
  });
});

describe('the watch', () => {
  it('tells with a signal who is sure to have written it, and proposes nobody there', async () => {
    const word = family();
    const { body } = await world.as('maude').post('/strategies', { name: word, query: word, schedule: '0 6 * * *', recipients: [], enabled: true });
    const has = orcid();
    const id = await known({ family: family(), orcid: has });
    await known({ family: word });
    const authors = [author('X', 'X', { orcid: has }), author(word)];
    await take(world, { entries: [{ kind: 'citation', citation: { ...citation(`À propos de ${word}`, { pmid: digits(8) }), authors } }], origin: 'pubmed' });
    const { items } = (await world.as('maude').get(`/signals?strategyId=${body.id}`)).body;
    expect(items).toMatchObject([{ people: [{ stakeholderId: id, status: 'certain' }] }]);
  });

  it('forgets whoever is erased, and does not find them again', async () => {
    const name = family();
    const id = await known({ family: name });
    const pmid = await published(author(name));
    await world.hear(stakeholderErased, { aggregateId: id, version: 1, facts: { stakeholderId: id, subjectIds: [id] }, personal: null, subjectIds: [] });
    await known({ id, version: 3, family: name });
    await republished(pmid, author(name), author('Tiers'));
    expect(await found(id)).toEqual([]);
    expect(await world.sql('SELECT given_name, family_name, name_key, orcid FROM monitoring.people_seen WHERE id = $1', [id])).toEqual([{ given_name: null, family_name: null, name_key: null, orcid: null }]);
  });

  it('shows nothing of somebody who is voided, until they are restored', async () => {
    const name = family();
    const id = await known({ family: name });
    await published(author(name));
    await known({ id, version: 2, family: name, voided: true });
    expect(await statuses(id)).toEqual([]);
    await known({ id, version: 3, family: name });
    expect(await statuses(id)).toEqual(['candidate']);
  });
});
