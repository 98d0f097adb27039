import { jobChanged, newId } from '@liaison/contracts';
import { sealed, territories, type Client, type Reply } from '@liaison/testing';
import type { JWK } from 'jose';
import { bring, bringSignal, bringWorkOf, type Brought } from '../../monitoring/test/bring.js';
import { callers, etienne, maude, secret, unique, type Caller, type Cast } from './authorisation-cast.js';

/** A record that a route is tried on. */
export interface Made {
  id: string;
  version: number;
  /** Ids of whatever belongs to it. */
  ids: Record<string, string>;
  /** The body by which it was made, so that it can be put again. */
  body: Record<string, unknown>;
}

type Maker = (cast: Cast, owner: Caller) => Promise<Made>;

interface Kind {
  make: Maker;
  /** `author`: it is of whoever made it; `place`: of whose territory it lies in; `nobody`: the same for all. */
  by: 'author' | 'place' | 'nobody';
  /** Roles that can make one of their own. */
  authors?: readonly string[];
}

const byRole = (role: string): Caller => callers.find((one) => one.role === role)!;
const [manager, admin] = [byRole('medical_manager'), byRole('admin')];
const FIELD = ['msl', 'medical_manager'];

/** What came of a request that must succeed for there to be something to try. */
export function done(reply: Reply): Reply {
  if (reply.status < 300) return reply;
  throw new Error(`the world could not be set up: ${reply.status} ${reply.text}`);
}

const versionOf = (reply: Reply): number => Number(/^"(\d+)"$/.exec(reply.headers.etag ?? '"1"')![1]);

async function posted(client: Client, path: string, body: Record<string, unknown>, ids: Made['ids'] = {}): Promise<Made> {
  const reply = done(await client.post(path, body));
  return { id: (reply.body as { id: string }).id, version: versionOf(reply), ids, body };
}

const hospitals = new WeakMap<Cast, Map<string, Promise<string>>>();

/** One hospital in each of the two territories. */
function hospital(cast: Cast, place: Caller['place']): Promise<string> {
  const known = hospitals.get(cast) ?? new Map<string, Promise<string>>();
  hospitals.set(cast, known);
  const name = { fr: `Hôpital ${place}`, en: `${place} Hospital` };
  const made = known.get(place) ?? posted(cast.as(manager), '/organizations', { kind: 'institution', name, region: territories[place].regions[0] }).then(({ id }) => id);
  known.set(place, made);
  return made;
}

const stakeholder: Maker = async (cast, { place }) => {
  const organizationId = await hospital(cast, place);
  const body = {
    kind: 'hcp',
    givenName: 'Élise',
    familyName: `Fictive-${unique()}`,
    contactPoints: [{ kind: 'email', value: `${secret('profile', place)}@exemple.test` }],
    licences: [{ order: 'CMQ', number: unique() }],
    roles: ['KOL', secret('profile', place)],
    affiliations: [{ organizationId, from: '2020-01-01' }],
  };
  return posted(cast.as(manager), '/stakeholders', body);
};

const engagement: Maker = async (cast, owner) => {
  const { id, ids, body } = await stakeholder(cast, owner);
  const components = [{ criterion: secret('engagement', owner.place), score: 50 }];
  const reply = done(await cast.as(manager).put(`/stakeholders/${id}/engagement/tier`, { level: 1, components }, 0));
  return { id, version: versionOf(reply), ids, body };
};

/** A planned meeting in which everything was said already, each word of it the author's secret. */
const interaction: Maker = async (cast, owner) => {
  const [attendee, insight, commitment, inquiry, interest, discussion, adverseEvent] = Array.from({ length: 7 }, () => newId());
  const words = secret('interaction', owner.subject);
  const { id: stakeholderId } = await shared(cast, 'acquaintances', owner);
  const tied = { attendeeId: attendee };
  const body = {
    channel: 'in_person',
    status: 'planned',
    startedAt: '2026-03-01T15:00:00Z',
    place: words,
    note: words,
    attendees: [{ id: attendee, stakeholderId }],
    discussions: [{ id: discussion, ...tied, summary: words, stance: 'neutral' }],
    insights: [{ id: insight, ...tied, text: words }],
    inquiries: [{ id: inquiry, ...tied, question: words, unsolicited: true }],
    commitments: [{ id: commitment, ...tied, text: words, dueOn: '2026-04-01' }],
    documentedInterests: [{ id: interest, ...tied, topicId: newId() }],
    adverseEvents: [{ id: adverseEvent, ...tied, verbatim: secret('adverse-event', owner.subject), awareAt: '2026-03-01T15:00:00Z' }],
  };
  const ids = { attendee, insight, commitment, inquiry, interest, discussion, adverseEvent, stakeholderId } as Record<string, string>;
  return posted(cast.as(owner), '/interactions', body, ids);
};

const partOf =
  (name: string): Maker =>
  async (cast, owner) => {
    const { ids, body } = await interaction(cast, owner);
    return { id: ids[name]!, version: 1, ids, body };
  };

const adverseEvent: Maker = (cast, owner) => posted(cast.as(owner), '/adverse-events', { verbatim: secret('adverse-event', owner.subject), productAsTold: 'produit fictif' });

const sealing = new WeakMap<Cast, JWK>();

/** A change that somebody's device seals. */
export async function sealedFor(cast: Cast, write: object): Promise<string> {
  const key = sealing.get(cast) ?? (done(await cast.as(maude).get('/quarantine/key')).body as JWK);
  sealing.set(cast, key);
  return sealed(key, write);
}

/** A meeting that was still on the device, in which an adverse event was heard: one item for the manager, one for safety. */
const held: Maker = async (cast, owner) => {
  const [id, attendee] = [newId(), newId()];
  const body = {
    channel: 'phone',
    startedAt: '2026-03-01T15:00:00Z',
    note: secret('interaction', owner.subject),
    attendees: [{ id: attendee, stakeholderId: newId() }],
    adverseEvents: [{ attendeeId: attendee, verbatim: secret('adverse-event', owner.subject) }],
  };
  const write = { key: newId(), resource: 'interactions', method: 'POST', id: newId(), body };
  done(await cast.as(owner).post('/quarantine', { parcels: [{ id, sealed: await sealedFor(cast, write) }] }));
  return { id, version: 1, ids: {}, body };
};

const officer = callers.find((one) => one.subject === 'trusted-compliance')!;

/** A meeting with two people of whom one has been erased since. */
const redaction: Maker = async (cast) => {
  const words = secret('interaction', maude.subject);
  const { id: other } = await shared(cast, 'acquaintances', maude);
  const { id: stakeholderId } = await stakeholder(cast, maude);
  const body = { channel: 'phone', startedAt: '2026-03-01T15:00:00Z', note: words, attendees: [{ stakeholderId }, { stakeholderId: other }] };
  const meeting = await cast.quietly(() => posted(cast.as(maude), '/interactions', body));
  const { headers } = done(await cast.as(officer).get(`/stakeholders/${stakeholderId}`));
  await cast.quietly(async () => done(await cast.as(officer).send('PUT', `/stakeholders/${stakeholderId}/erasure`, { reason: 'demande écrite' }, { 'if-match': headers.etag! })));
  const found = await cast.world.sql<{ id: string }>('SELECT id FROM interactions.redactions WHERE interaction_id = $1', [meeting.id]);
  const { body: opened } = done(await cast.as(officer).get(`/redactions/${found[0]!.id}`)) as { body: { id: string; version: number } };
  return { id: opened.id, version: opened.version, ids: { meeting: meeting.id }, body: {} };
};

const job: Maker = async (cast, owner) => {
  const jobId = newId();
  const facts = { jobId, kind: 'import', ownerId: owner.id, status: 'running' as const, done: 1, refused: 0, total: 2 };
  await cast.quietly(() => cast.world.hear(jobChanged, { aggregateId: jobId, version: 1, facts, personal: null, subjectIds: [] }));
  return { id: jobId, version: 1, ids: {}, body: {} };
};

const deadLetter: Maker = async ({ world }) => {
  const id = newId();
  await world.sql(
    `INSERT INTO messaging.deliveries (id, event_id, event_type, aggregate_id, producer, subscriber, due_at, status, attempts, last_error)
     VALUES ($1, $2, 'user.changed.v1', $2, 'directory', 'kol', $3, 'dead', 6, 'a reason')`,
    [id, newId(), new Date(8.64e15 / 100)],
  );
  return { id, version: 1, ids: {}, body: {} };
};

const bilingual = (fr = unique(), en = fr) => ({ fr, en });
const ofNobody = (by: Caller, path: string, body: (cast: Cast) => Promise<object> | object): Kind => ({
  by: 'nobody',
  make: async (cast) => posted(cast.as(by), path, { ...(await body(cast)) }),
});

const WATCHING = ['msl', 'medical_manager', 'medical_information'];
const source = () => ({ kind: 'feed', name: bilingual(secret('watch', 'karim')), folder: secret('watch', 'karim'), settings: { url: 'https://exemple.test/fil.xml' }, schedule: '0 6 * * *', enabled: false });

const strategy: Maker = (cast, owner) =>
  posted(cast.as(owner), '/strategies', { name: secret('watch', owner.subject), query: `fictif${unique()}`, pubmedQuery: 'fictif[ti]', schedule: '0 6 * * *', recipients: [], enabled: true });

const run: Maker = async (cast, owner) => posted(cast.as(owner), '/runs', { strategyId: (await strategy(cast, owner)).id });

const arrivals = new WeakMap<Cast, Promise<{ strategyId: string; word: string; brought: Brought }>>();

/** A publication, a trial and a notice of which a strategy has made signals, with all that may be said of them. */
function arrival(cast: Cast): Promise<{ strategyId: string; word: string; brought: Brought }> {
  const known = arrivals.get(cast) ?? firstArrival(cast);
  arrivals.set(cast, known);
  return known;
}

async function firstArrival(cast: Cast): Promise<{ strategyId: string; word: string; brought: Brought }> {
  const word = `trouvaille${unique()}`;
  const sought = { name: secret('watch', 'maude'), query: word, schedule: '0 6 * * *', recipients: [], enabled: true };
  const { id: strategyId } = await posted(cast.as(maude), '/strategies', sought);
  const { id: sourceId } = await posted(cast.as(manager), '/sources', { ...source(), apiKey: unique() });
  const found = await bring(cast.world, { word, strategyId, sourceId, title: secret('watch', 'maude') });
  await cast.world.sql(`INSERT INTO monitoring.rankings (id, strategy_id, state, learned, learned_at) VALUES (gen_random_uuid(), $1, 'too-few', '{}', now())`, [strategyId]);
  await cast.world.sql(`INSERT INTO monitoring.subject_terms (subject_id, version, terms) VALUES ($1, 1, $2)`, [found.publication, [`word:${secret('watch', 'maude')}`]]);
  return { strategyId, word, brought: found };
}

/** A signal of its own; one after the other, since the intake takes one page at a time. */
const signal: Maker = async (cast) => {
  const { word, strategyId } = await arrival(cast);
  const { id } = await cast.quietly(() => bringSignal(cast.world, { strategyId, title: `${secret('watch', 'maude')} ${word}` }));
  return { id, version: 1, ids: {}, body: {} };
};

/** What is new to somebody, as they were told. */
const digest: Maker = async (cast, owner) => {
  const word = `nouvelle${unique()}`;
  await cast.quietly(async () => {
    const { id: strategyId } = await posted(cast.as(owner), '/strategies', { name: secret('watch', owner.subject), query: word, schedule: '0 6 * * *', recipients: [], enabled: true });
    await bringSignal(cast.world, { strategyId, title: `${secret('watch', owner.subject)} ${word}` });
  });
  return posted(cast.as(owner), '/digests', {});
};

const brought = (what: 'publication' | 'trial' | 'notice'): Maker => async (cast) => ({ id: (await arrival(cast)).brought[what], version: 1, ids: {}, body: {} });

/** Somebody of whom the watch has heard, by a name of their own. */
const writer: Maker = (cast) => cast.quietly(() => posted(cast.as(maude), '/stakeholders', { kind: 'hcp', givenName: 'Ève', familyName: `Autrice${unique()}` }));

/** That they may be the author of a work: a work of its own. */
const authorship: Maker = async (cast) => {
  const { id: stakeholderId, body } = await shared(cast, 'writers', maude);
  const name = { givenName: 'Ève', familyName: body.familyName as string };
  return cast.quietly(async () => {
    await bringWorkOf(cast.world, { ...name, title: secret('watch', 'maude') });
    const { items } = done(await cast.as(maude).get(`/authorships?stakeholderId=${stakeholderId}&limit=1`)).body as { items: { id: string; version: number }[] };
    return { ...items[0]!, ids: {}, body: {} };
  });
};

/** How to make a record of each resource. */
export const kinds: Record<string, Kind> = {
  users: ofNobody(admin, '/users', () => ({ subject: unique(), displayName: unique(), role: 'analyst' })),
  territories: ofNobody(admin, '/territories', () => ({ name: bilingual(), regions: ['10'], validFrom: '2026-01-01' })),
  topics: ofNobody(manager, '/topics', () => ({ label: bilingual(), therapeuticArea: 'oncology' })),
  jobs: { by: 'author', authors: callers.map((one) => one.role), make: job },
  'dead-letters': { by: 'nobody', make: deadLetter },
  stakeholders: { by: 'place', make: stakeholder },
  /** People whom every service has heard of. */
  acquaintances: { by: 'place', make: (cast, owner) => cast.quietly(() => stakeholder(cast, owner)) },
  engagement: { by: 'place', make: engagement },
  organizations: ofNobody(manager, '/organizations', () => ({ kind: 'clinic', name: bilingual() })),
  merges: {
    by: 'nobody',
    make: async (cast) => {
      const [loser, survivor] = [await stakeholder(cast, maude), await stakeholder(cast, maude)];
      return posted(cast.as(callers.find((one) => one.subject === 'trusted-msl')!), '/merges', { loserId: loser.id, survivorId: survivor.id });
    },
  },
  imports: {
    by: 'author',
    authors: FIELD,
    make: (cast, owner) => posted(cast.as(owner), '/imports', { format: 'fhir-r4', fileName: secret('import', owner.subject) }),
  },
  interactions: { by: 'author', authors: FIELD, make: interaction },
  insights: { by: 'author', authors: FIELD, make: partOf('insight') },
  commitments: { by: 'author', authors: FIELD, make: partOf('commitment') },
  'adverse-events': { by: 'author', authors: [...FIELD, 'medical_information', 'safety', 'trainer', 'sales'], make: adverseEvent },
  quarantine: { by: 'author', authors: callers.map((one) => one.role), make: held },
  redactions: { by: 'nobody', make: redaction },
  'listening-priorities': ofNobody(manager, '/listening-priorities', () => ({ text: bilingual(secret('priority', 'karim')), validFrom: '2026-01-01' })),
  products: ofNobody(manager, '/products', () => ({ kind: 'drug', name: bilingual() })),
  sources: ofNobody(manager, '/sources', () => source()),
  strategies: { by: 'author', authors: WATCHING, make: strategy },
  runs: { by: 'author', authors: WATCHING, make: run },
  signals: { by: 'nobody', make: signal },
  digests: { by: 'author', authors: WATCHING, make: digest },
  publications: { by: 'nobody', make: brought('publication') },
  'publication-imports': { by: 'author', authors: WATCHING, make: (cast, owner) => posted(cast.as(owner), '/publication-imports', { fileName: secret('watch', owner.subject) }) },
  trials: { by: 'nobody', make: brought('trial') },
  notices: { by: 'nobody', make: brought('notice') },
  writers: { by: 'nobody', make: writer },
  authorships: { by: 'nobody', make: authorship },
  indications: ofNobody(manager, '/indications', async (cast) => ({
    productId: (await kinds.products!.make(cast, maude)).id,
    label: bilingual(),
    authorization: 'noc',
    validFrom: '2026-01-01',
  })),
};

/** Who owns the record that stands for a target: the target's owner where somebody can own one. */
export function ownerFor(kind: Kind, owner: Caller): Caller | null {
  if (kind.by === 'nobody') return maude;
  if (kind.by === 'place') return owner.place === 'saguenay' ? etienne : maude;
  return kind.authors!.includes(owner.role) ? owner : null;
}

const known = new WeakMap<Cast, Map<string, Promise<Made>>>();

/** One record of a kind and an owner for all requests that change nothing. */
export function shared(cast: Cast, kind: string, owner: Caller): Promise<Made> {
  const all = known.get(cast) ?? new Map<string, Promise<Made>>();
  known.set(cast, all);
  const key = `${kind} ${owner.subject}`;
  const made = all.get(key) ?? kinds[kind]!.make(cast, owner);
  all.set(key, made);
  return made;
}
