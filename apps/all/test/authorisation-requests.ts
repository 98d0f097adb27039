import { newId } from '@liaison/contracts';
import { Unsubscription } from '../../monitoring/src/digests/unsubscription.js';
import { people } from '@liaison/testing';
import { callers, maude, unique, type Cast } from './authorisation-cast.js';
import { done, kinds, sealedFor, type Made } from './authorisation-records.js';

/** How one route is asked. What is left out follows from the route itself. */
export interface Ask {
  /** The kind of record that it is about; null when it is about none. Unless told: the resource of its path. */
  kind?: string | null;
  /** Below /api/v1. Unless told: the route's path with the record's id in it. */
  path?: (made: Made) => string;
  body?: (made: Made, cast: Cast) => unknown;
  headers?: Record<string, string>;
  /** Brings the record to where the request can succeed. */
  before?: (made: Made, cast: Cast) => Promise<void>;
  /** Which item of a list is the record. Unless told: the one with its id. */
  isRow?: (item: Record<string, unknown>, made: Made) => boolean;
  /** Where the answer's status stands, when it is not the reply's. */
  status?: (body: any) => number;
}

/** A step of somebody who may take it; the record's version moves on. */
const step =
  (who: string, method: string, path: string, body?: unknown) =>
  async (made: Made, cast: Cast): Promise<void> => {
    const client = cast.as(callers.find((one) => one.subject === who)!);
    const reply = done(await client.send(method, path.replace(':id', made.id), body, { 'if-match': `"${made.version}"` }));
    made.version = Number(reply.headers.etag!.slice(1, -1));
  };
const forwarded = step('solene', 'PUT', '/adverse-events/:id/forwarding', {});
const acknowledged = step('solene', 'PUT', '/adverse-events/:id/acknowledgement', {});

const same = (made: Made): object => {
  const { id: _id, ...body } = made.body;
  return body;
};
const bilingual = () => ({ fr: unique(), en: unique() });
const meeting = () => ({ channel: 'phone', startedAt: '2026-03-02T14:00:00Z', attendees: [{ stakeholderId: newId() }] });
const plain: Ask = { kind: null };
const audit: Ask = { kind: null };
const none = () => ({});
const watched = () => ({ kind: 'feed', name: bilingual(), settings: { url: 'https://exemple.test/fil.xml' }, schedule: '0 6 * * *', enabled: false });
const listOfFeeds = () => ({ content: Buffer.from(`<opml><body><outline text="Fil" xmlUrl="https://exemple.test/${unique()}"/></body></opml>`).toString('base64') });
const sought = () => ({ name: unique(), query: 'fictif*', schedule: '0 6 * * *', recipients: [], enabled: false });
const person = () => ({ kind: 'hcp', givenName: 'Léo', familyName: `Fictif-${unique()}` });

/** Every route that wants more than its path: a body, a state, another record. */
export const asks: Record<string, Ask> = {
  'GET /me': plain,
  'POST /users': { kind: null, body: () => ({ subject: unique(), displayName: unique(), role: 'analyst' }) },
  'PUT /users/:id': { body: same },
  'POST /territories': { kind: null, body: () => ({ name: bilingual(), regions: ['10'], validFrom: '2026-01-01' }) },
  'PUT /territories/:id': { body: same },
  'PUT /territories/:id/assignments': { body: () => ({ assignments: [{ userId: people.etienne.id, kind: 'cover', from: '2026-01-01' }] }) },
  'POST /topics': { kind: null, body: () => ({ label: bilingual(), therapeuticArea: 'oncology' }) },
  'PUT /topics/:id': { body: same },
  'GET /code-lists': plain,
  'GET /code-lists/:name': { kind: null, path: () => '/code-lists/languages' },
  'GET /stream': plain,
  'GET /audit-entries/directory': audit,
  'GET /audit-entries/kol': audit,
  'GET /audit-entries/interactions': audit,
  'GET /audit-entries/pathways': audit,
  'GET /audit-entries/monitoring': audit,
  'GET /personal-data/monitoring/:id': plain,
  'GET /personal-data/directory/:id': plain,
  'GET /personal-data/kol/:id': plain,
  'GET /personal-data/interactions/:id': plain,
  'GET /personal-data/pathways/:id': plain,

  'POST /stakeholders': { kind: null, body: person },
  'PATCH /stakeholders/:id': { body: () => ({ givenName: 'Léa' }) },
  'PUT /stakeholders/:id/restoration': { before: step('karim', 'DELETE', '/stakeholders/:id') },
  'POST /stakeholders/batch': {
    body: ({ id, version }) => ({ items: [{ key: newId(), method: 'PATCH', id, ifMatch: version, body: { givenName: 'Lou' } }] }),
    status: (body) => body.items[0].status,
  },
  'GET /stakeholders/:id/engagement': { kind: 'engagement' },
  'PUT /stakeholders/:id/engagement/tier': { kind: 'engagement', body: () => ({ level: 2 }) },
  'PUT /stakeholders/:id/erasure': { body: () => ({ reason: 'demande écrite' }) },
  'POST /organizations': { kind: null, body: () => ({ kind: 'clinic', name: bilingual() }) },
  'PUT /organizations/:id': { body: same },
  'GET /affiliations': { kind: 'stakeholders', path: (made) => `/affiliations?stakeholderId=${made.id}`, isRow: (item, made) => item.stakeholderId === made.id },
  'POST /merges': {
    kind: null,
    body: async (_, cast) => {
      const [loser, survivor] = [await kinds.stakeholders!.make(cast, maude), await kinds.stakeholders!.make(cast, maude)];
      return { loserId: loser.id, survivorId: survivor.id };
    },
  },
  'POST /imports': { kind: null, body: () => ({ format: 'fhir-r4' }) },
  'PUT /imports/:id/content': { body: () => '{"resourceType":"Bundle","type":"collection"}', headers: { 'content-type': 'application/fhir+json' } },

  'POST /interactions': { kind: null, body: meeting },
  'PATCH /interactions/:id': { body: () => ({ durationMinutes: 15 }) },
  'PUT /interactions/:id/completion': { body: none },
  'PUT /interactions/:id/cancellation': { body: none },
  'PUT /interactions/:id/no-show': { body: none },
  'POST /interactions/batch': {
    kind: 'interactions',
    body: ({ id, version }) => ({ items: [{ key: newId(), method: 'PATCH', id, ifMatch: version, body: { durationMinutes: 20 } }] }),
    status: (body) => body.items[0].status,
  },
  'DELETE /commitments/:id/fulfilment': {},
  'POST /commitments/batch': {
    kind: 'commitments',
    body: ({ id, version }) => ({ items: [{ key: newId(), method: 'PUT', part: 'fulfilment', id, ifMatch: version }] }),
    status: (body) => body.items[0].status,
  },
  'POST /adverse-events': { kind: null, body: () => ({ verbatim: 'Une éruption.', productAsTold: 'produit fictif' }) },
  'PATCH /adverse-events/:id': { body: () => ({ patientAge: 61 }) },
  'POST /adverse-events/batch': {
    kind: 'adverse-events',
    body: ({ id, version }) => ({ items: [{ key: newId(), method: 'PATCH', id, ifMatch: version, body: { patientAge: 62 } }] }),
    status: (body) => body.items[0].status,
  },
  'PUT /adverse-events/:id/forwarding': { body: none },
  'PUT /adverse-events/:id/acknowledgement': { body: none, before: forwarded },
  'PUT /adverse-events/:id/closure': {
    body: none,
    before: async (made, cast) => {
      await forwarded(made, cast);
      await acknowledged(made, cast);
    },
  },
  'POST /quarantine': { kind: null, body: async (_, cast) => ({ parcels: [{ id: newId(), sealed: await sealedFor(cast, { note: 'x' }) }] }) },
  'GET /quarantine/key': plain,
  'PUT /quarantine/:id/release': { body: none },
  'PUT /quarantine/:id/rejection': { body: () => ({ reason: 'déjà consigné' }) },
  'PUT /redactions/:id': { body: ({ ids }) => ({ passages: [{ part: 'note', id: ids.meeting, text: null }] }) },
  'GET /unresolved-references': plain,
  'POST /listening-priorities': { kind: null, body: () => ({ text: bilingual(), validFrom: '2026-01-01' }) },
  'PUT /listening-priorities/:id': { body: same },

  'POST /products': { kind: null, body: () => ({ kind: 'drug', name: bilingual() }) },
  'PUT /products/:id': { body: same },
  'PUT /products/:id/restoration': { before: step('karim', 'DELETE', '/products/:id') },
  'POST /indications': {
    kind: null,
    body: async (_, cast) => ({
      productId: (await kinds.products!.make(cast, maude)).id,
      label: bilingual(),
      authorization: 'noc',
      validFrom: '2026-01-01',
    }),
  },
  'GET /source-kinds': { kind: 'sources', isRow: (item) => item.kind === 'feed' },
  'GET /source-folders': { kind: 'sources', isRow: (item, made) => item.name === made.body.folder },
  'POST /sources': { kind: null, body: () => watched() },
  'POST /source-lists/previews': { kind: null, body: listOfFeeds },
  'POST /source-lists': { kind: null, body: listOfFeeds },
  'PUT /sources/:id': { body: () => ({ ...watched(), kind: undefined }) },
  'PUT /sources/:id/restoration': { before: step('karim', 'DELETE', '/sources/:id') },
  'POST /strategies': { kind: null, body: () => sought() },
  'POST /strategies/previews': { kind: null, body: () => ({ query: 'fictif*' }) },
  'PUT /strategies/:id': { body: same },
  'PUT /strategies/:id/restoration': { before: step('karim', 'DELETE', '/strategies/:id') },
  'POST /runs': { kind: 'strategies', body: ({ id }) => ({ strategyId: id }) },
  'PUT /runs/:id/cancellation': {},
  'PUT /signals/:id/triage': { body: () => ({ decision: 'kept' }) },
  'DELETE /signals/:id/triage': { before: step('karim', 'PUT', '/signals/:id/triage', { decision: 'kept' }) },
  'POST /signals/batch': {
    kind: 'signals',
    body: ({ id, version }) => ({ items: [{ key: newId(), method: 'PUT', part: 'triage', id, ifMatch: version, body: { decision: 'kept' } }] }),
    status: (body) => body.items[0].status,
  },
  'POST /digests': { kind: null, body: () => ({}) },
  'GET /digest-preferences/mine': { kind: null },
  'PUT /digest-preferences/mine': {
    kind: null,
    before: async (_, { world }) => void (await world.sql('UPDATE monitoring.digest_preferences SET version = 1')),
    body: () => ({ frequency: 'weekly', hour: 8, weekday: 2 }),
  },
  'GET /digest-unsubscriptions/:token': { kind: null, path: () => '/digest-unsubscriptions/anything' },
  'POST /digest-unsubscriptions/:token': {
    kind: null,
    before: async (made, { world }) => void (made.ids = { token: world.service('monitoring').app.get(Unsubscription, { strict: false }).tokenFor(people.maude.id) }),
    path: (made) => `/digest-unsubscriptions/${made.ids.token}`,
    body: () => 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  'POST /publication-imports': { kind: null, body: none },
  'PUT /publication-imports/:id/content': { body: () => `TY  - JOUR\nTI  - ${unique()}\nER  - \n`, headers: { 'content-type': 'application/octet-stream' } },
  'PUT /authorships/:id/confirmation': {},
  'PUT /authorships/:id/rejection': {},
  'PUT /indications/:id': { body: same },
  'PUT /indications/:id/restoration': { before: step('karim', 'DELETE', '/indications/:id') },
};
