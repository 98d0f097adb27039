import {
  adverseEventReported,
  importContinued,
  inquiryRaised,
  insightSubmitted,
  interactionChanged,
  interactionLogged,
  jobChanged,
  newId,
  organizationChanged,
  productChanged,
  publicationRetracted,
  quarantineAnswered,
  quarantineReleased,
  signalRaised,
  signalTriaged,
  stakeholderChanged,
  stakeholderCreated,
  stakeholderErased,
  stakeholderIdentified,
  stakeholderMerged,
  stakeholderPlaced,
  territoryChanged,
  topicChanged,
  trialChanged,
  userChanged,
  userContactChanged,
  type EventType,
  type ServiceName,
} from '@liaison/contracts';
import { people, type Who } from '@liaison/testing';

/** What a client asks. A POST carries an idempotency key; anything else the version that it builds on. */
export interface Asked {
  method: 'POST' | 'PUT' | 'PATCH';
  path: string;
  body: unknown;
  version?: number;
  type?: string;
}

/** What an acknowledged write must have left behind: each line once, no other. */
export interface Left {
  audit: AuditLine[];
  events: EventLine[];
}
/** The nth entry about a record in the audit of a service. */
export type AuditLine = readonly [service: ServiceName, resource: string, id: string, nth: number];
export type EventLine = readonly [type: EventType, id: string, version: number];

/** A kind of write: how it is sent, and where its rows, audit entries and events are counted. */
export interface Write {
  name: string;
  /** Who answers. */
  at: ServiceName;
  by: Who;
  /** How often, beside the others. */
  share: number;
  /** Records of another kind that it builds on. Each is used once, so that its versions are known. */
  on?: { write: string; records: number };
  /** Puts in place what it builds on, where no client can. */
  before?: string;
  /** There is one record for all: each waits for the one before, and its id is the version that it makes. */
  inTurn?: true;
  ask(id: string, on: string[]): Asked;
  /** Selects the `id` of every record in which the write shows. */
  rows: string;
  leaves(id: string, on: string[]): Left;
  /** What it is answered with when it has been done before: by a key, the same again; by a version, this. */
  again?: 410 | 412;
}

const post = (path: string, body: unknown): Asked => ({ method: 'POST', path, body });
const name = () => {
  const word = `Fictif-${newId().slice(-12)}`;
  return { fr: word, en: word };
};

const meeting: Write = {
  name: 'meeting',
  at: 'interactions',
  by: 'maude',
  share: 45,
  ask: (id) =>
    post('/interactions', {
      id,
      channel: 'in_person',
      startedAt: '2026-03-02T09:00:00-05:00',
      attendees: [{ stakeholderId: newId() }],
      discussions: [{ summary: 'Données de suivi à long terme', stance: 'favourable' }],
      insights: [{ id: twin(id, 1), text: 'Les délais d’accès inquiètent l’équipe.' }],
      inquiries: [{ id: twin(id, 2), question: 'Et chez l’enfant?', unsolicited: true }],
    }),
  rows: 'SELECT id FROM interactions.interactions',
  leaves: (id) => ({
    audit: [['interactions', 'interaction', id, 1]],
    events: [[interactionLogged, id, 1], [insightSubmitted, twin(id, 1), 1], [inquiryRaised, twin(id, 2), 1]],
  }),
};

/** An id that belongs to another. */
const twin = (id: string, n: number): string => `${id.slice(0, 14)}8${id.slice(15, -1)}${((Number.parseInt(id.at(-1)!, 16) + n) % 16).toString(16)}`;

/** By the batch that a device sends when it is online again: the one way to change something with a key. */
const edit: Write = {
  name: 'edit of a meeting',
  at: 'interactions',
  by: 'maude',
  share: 15,
  on: { write: meeting.name, records: 1 },
  ask: (id) => post('/interactions/batch', { items: [{ key: `edit-${id}`, method: 'PATCH', id, ifMatch: 1, body: { startedAt: '2026-03-02T10:00:00-05:00' } }] }),
  rows: 'SELECT id FROM interactions.interactions WHERE version = 2',
  leaves: (id) => ({ audit: [['interactions', 'interaction', id, 2]], events: [[interactionChanged, id, 2]] }),
};

const adverseEvent: Write = {
  name: 'adverse event',
  at: 'interactions',
  by: 'maude',
  share: 12,
  ask: (id) => post('/adverse-events', { id, verbatim: 'Une patiente a eu une éruption deux jours après la première dose.' }),
  rows: 'SELECT id FROM interactions.adverse_events',
  leaves: (id) => ({ audit: [['interactions', 'adverse-event', id, 1]], events: [[adverseEventReported, id, 1]] }),
};

const person: Write = {
  name: 'person',
  at: 'kol',
  by: 'maude',
  share: 10,
  ask: (id) => post('/stakeholders', { id, kind: 'hcp', givenName: 'Léo', familyName: name().fr }),
  rows: 'SELECT id FROM kol.stakeholders',
  leaves: (id) => ({ audit: [['kol', 'stakeholder', id, 1]], events: [[stakeholderCreated, id, 1], [stakeholderIdentified, id, 1], [stakeholderPlaced, id, 1]] }),
};

const change: Write = {
  name: 'change of a person',
  at: 'kol',
  by: 'maude',
  share: 4,
  on: { write: person.name, records: 1 },
  ask: (id) => ({ method: 'PATCH', path: `/stakeholders/${id}`, body: { givenName: 'Léa' }, version: 1 }),
  rows: `SELECT id FROM kol.stakeholders WHERE given_name = 'Léa'`,
  leaves: (id) => ({ audit: [['kol', 'stakeholder', id, 2]], events: [[stakeholderChanged, id, 2], [stakeholderIdentified, id, 2]] }),
};

const merge: Write = {
  name: 'merge',
  at: 'kol',
  by: 'maude',
  share: 1,
  on: { write: person.name, records: 2 },
  ask: (id, [loserId, survivorId]) => post('/merges', { id, loserId, survivorId }),
  rows: 'SELECT id FROM kol.merges',
  leaves: (_, [loser, survivor]) => ({
    audit: [['kol', 'stakeholder', loser!, 2], ['kol', 'stakeholder', survivor!, 2]],
    events: [
      [stakeholderChanged, loser!, 2], [stakeholderIdentified, loser!, 2], [stakeholderChanged, survivor!, 2], [stakeholderIdentified, survivor!, 2],
      [stakeholderMerged, loser!, 1],
    ],
  }),
};

const erasure: Write = {
  name: 'erasure',
  at: 'kol',
  by: 'agnes',
  share: 1,
  on: { write: person.name, records: 1 },
  ask: (id) => ({ method: 'PUT', path: `/stakeholders/${id}/erasure`, body: { reason: 'Demande écrite' }, version: 1 }),
  rows: 'SELECT id FROM kol.stakeholders WHERE erased_at IS NOT NULL',
  leaves: (id) => ({ audit: [['kol', 'stakeholder', id, 2], ['interactions', 'stakeholder', id, 1], ['monitoring', 'stakeholder', id, 1]], events: [[stakeholderErased, id, 1]] }),
  again: 410,
};

const organization: Write = {
  name: 'organization',
  at: 'kol',
  by: 'maude',
  share: 3,
  ask: (id) => post('/organizations', { id, kind: 'institution', name: name() }),
  rows: `SELECT id FROM kol.organizations WHERE kind = 'institution'`,
  leaves: (id) => ({ audit: [['kol', 'organization', id, 1]], events: [[organizationChanged, id, 1]] }),
};

const anImport: Write = {
  name: 'import',
  at: 'kol',
  by: 'maude',
  share: 1,
  ask: (id) => post('/imports', { id, format: 'fhir-r4' }),
  rows: 'SELECT id FROM kol.imports',
  leaves: (id) => ({ audit: [['kol', 'import', id, 1]], events: [[jobChanged, id, 1]] }),
};

/** A chain of events to oneself: each unit of the import is asked for by the one before. Nobody has no name, so the one row is refused: once. */
const content: Write = {
  name: 'content of an import',
  at: 'kol',
  by: 'maude',
  share: 1,
  on: { write: anImport.name, records: 1 },
  ask: (id) => ({ method: 'PUT', path: `/imports/${id}/content`, body: '{"resourceType":"Practitioner","id":"nobody"}', version: 1, type: 'application/x-ndjson' }),
  rows: `SELECT id FROM kol.imports WHERE status = 'completed' AND refused = 1`,
  leaves: (id) => ({
    audit: [['kol', 'import', id, 2], ['kol', 'import', id, 3]],
    events: [[jobChanged, id, 2], [jobChanged, id, 3], [jobChanged, id, 4], [importContinued, id, 1], [importContinued, id, 1]],
  }),
};

const product: Write = {
  name: 'product',
  at: 'pathways',
  by: 'karim',
  share: 4,
  ask: (id) => post('/products', { id, kind: 'drug', name: name() }),
  rows: 'SELECT id FROM pathways.products',
  leaves: (id) => ({ audit: [['pathways', 'product', id, 1]], events: [[productChanged, id, 1]] }),
};

const replacement: Write = {
  name: 'change of a product',
  at: 'pathways',
  by: 'karim',
  share: 2,
  on: { write: product.name, records: 1 },
  ask: (id) => ({ method: 'PUT', path: `/products/${id}`, body: { kind: 'biologic', name: name() }, version: 1 }),
  rows: `SELECT id FROM pathways.products WHERE kind = 'biologic'`,
  leaves: (id) => ({ audit: [['pathways', 'product', id, 2]], events: [[productChanged, id, 2]] }),
};

const topic: Write = {
  name: 'topic',
  at: 'directory',
  by: 'karim',
  share: 1,
  ask: (id) => post('/topics', { id, label: name(), therapeuticArea: 'oncology' }),
  rows: 'SELECT id FROM directory.topics',
  leaves: (id) => ({ audit: [['directory', 'topic', id, 1]], events: [[topicChanged, id, 1]] }),
};

const territory: Write = {
  name: 'territory',
  at: 'directory',
  by: 'karim',
  share: 0.5,
  ask: (id) => post('/territories', { id, name: name(), regions: ['10'], validFrom: '2026-01-01' }),
  rows: 'SELECT id FROM directory.territories',
  leaves: (id) => ({ audit: [['directory', 'territory', id, 1]], events: [[territoryChanged, id, 1]] }),
};

const user: Write = {
  name: 'user',
  at: 'directory',
  by: 'admin',
  share: 0.5,
  ask: (id) => post('/users', { id, subject: `crash-${id}`, displayName: name().fr, role: 'analyst' }),
  rows: `SELECT user_id AS id FROM directory.user_accounts WHERE subject LIKE 'crash-%'`,
  leaves: (id) => ({ audit: [['directory', 'user', id, 1]], events: [[userChanged, id, 1], [userContactChanged, id, 1]] }),
};

const strategy: Write = {
  name: 'strategy',
  at: 'monitoring',
  by: 'maude',
  share: 2,
  ask: (id) => post('/strategies', { id, name: name().fr, query: 'fictif*', schedule: '0 6 * * *', recipients: [], enabled: true }),
  rows: 'SELECT id FROM monitoring.strategies',
  leaves: (id) => ({ audit: [['monitoring', 'strategy', id, 1]], events: [] }),
};

const publicationImport: Write = {
  name: 'import of publications',
  at: 'monitoring',
  by: 'maude',
  share: 1,
  ask: (id) => post('/publication-imports', { id }),
  rows: 'SELECT id FROM monitoring.publication_imports',
  leaves: (id) => ({ audit: [['monitoring', 'publication-import', id, 1]], events: [] }),
};

/** Every file is another, so each has a run of its own; that a killed run goes on is told by apps/monitoring/test/killed-run.spec.ts. */
const publicationFile: Write = {
  name: 'file of publications',
  at: 'monitoring',
  by: 'maude',
  share: 1,
  on: { write: publicationImport.name, records: 1 },
  ask: (id) => ({ method: 'PUT', path: `/publication-imports/${id}/content`, body: `TY  - JOUR\nTI  - ${id}\nDO  - 10.5555/${id}\nER  - \n`, version: 1, type: 'application/octet-stream' }),
  rows: 'SELECT id FROM monitoring.publication_imports WHERE run_id IS NOT NULL',
  leaves: (id) => ({ audit: [['monitoring', 'publication-import', id, 2]], events: [] }),
};

const digest: Write = {
  name: 'digest',
  at: 'monitoring',
  by: 'maude',
  share: 1,
  ask: (id) => post('/digests', { id }),
  rows: 'SELECT id FROM monitoring.digests WHERE slot IS NULL',
  leaves: () => ({ audit: [], events: [] }),
};

/** Each user has one: what is there at first has version 1. */
const digestPreference: Write = {
  name: 'preference of digests',
  at: 'monitoring',
  by: 'maude',
  share: 1,
  inTurn: true,
  ask: (id) => ({ method: 'PUT', path: '/digest-preferences/mine', body: { frequency: 'weekly', hour: Number(id) % 24, weekday: 1 }, version: Number(id) - 1 }),
  rows: `SELECT generate_series(2, version)::text AS id FROM monitoring.digest_preferences WHERE id = '${people.maude.id}'`,
  leaves: (id) => ({ audit: [['monitoring', 'digest-preference', people.maude.id, Number(id) - 1]], events: [] }),
};

const SIGNAL = '01900000-0000-7000-8000-0000000516a1';
/** As a device sends what was decided on it. A signal is raised by what a look at a source finds, so that one is there before. */
const triage: Write = {
  name: 'triage of a signal',
  at: 'monitoring',
  by: 'maude',
  share: 1,
  before: `INSERT INTO monitoring.signals (id, subject_kind, subject_id, reason, occasion, title, state, raised_at, created_at, updated_at)
    VALUES ('${SIGNAL}', 'publication', '${SIGNAL}', 'new', '', 'Étude fictive', 'new', now(), now(), now())`,
  inTurn: true,
  ask: (id) => post('/signals/batch', { items: [{ key: `triage-${id}`, method: 'PUT', part: 'triage', id: SIGNAL, ifMatch: Number(id) - 1, body: { decision: 'kept' } }] }),
  rows: `SELECT generate_series(2, version)::text AS id FROM monitoring.signals WHERE id = '${SIGNAL}'`,
  leaves: (id) => ({ audit: [['monitoring', 'signal', SIGNAL, Number(id) - 1]], events: [[signalTriaged, SIGNAL, Number(id)]] }),
};

/** Every kind of write that the crash ledger sends. A new one is declared here, and joins. */
export const writes: readonly Write[] = [
  meeting, edit, adverseEvent, person, change, merge, erasure, organization, anImport, content, product, replacement, topic, territory, user, strategy, publicationImport, publicationFile, digest, digestPreference, triage,
];

/** Events that no write of the ledger brings about, and why. */
export const unwritten: ReadonlyMap<EventType, string> = new Map<EventType, string>([
  [quarantineReleased, 'a decision of a manager about what a device had kept back; apps/interactions/test/quarantine.api.spec.ts'],
  [signalRaised, 'what a look at a source finds; apps/monitoring/test/killed-run.spec.ts kills that'],
  [publicationRetracted, 'the same'],
  [trialChanged, 'the same'],
  [quarantineAnswered, 'what became of it; apps/interactions/test/quarantine.api.spec.ts'],
]);
