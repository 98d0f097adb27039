import { newId } from '@liaison/contracts';
import { territories } from '@liaison/testing';
import { callers, etienne, maude, type Caller, type Cast } from './authorisation-cast.js';
import { done, kinds, shared, type Made } from './authorisation-records.js';

const by = (subject: string): Caller => callers.find((one) => one.subject === subject)!;

/** What a medical fact could be read off, if it left a trace: the people, places and words that everybody may look up. */
export interface Scene {
  person: Made;
  other: Made;
  topicId: string;
  territoryIds: string[];
}

/** Two people, a topic, and a territory for that topic's area alone. */
export async function setScene(cast: Cast): Promise<Scene> {
  const person = await shared(cast, 'acquaintances', maude);
  const other = await kinds.acquaintances!.make(cast, etienne);
  const topic = await kinds.topics!.make(cast, maude);
  const territory = done(
    await cast.as(by('admin')).post('/territories', {
      name: { fr: 'Oncologie', en: 'Oncology' },
      regions: [...territories.montreal.regions],
      therapeuticAreas: ['cardiology'],
      validFrom: '2026-01-01',
    }),
  );
  await heard(cast);
  return { person, other, topicId: topic.id, territoryIds: [territories.montreal.id, territories.saguenay.id, (territory.body as { id: string }).id] };
}

/** Every address from which somebody outside medical affairs could learn something. */
function addresses({ person, other, topicId, territoryIds }: Scene): string[] {
  const people = ['', 'sort=name', 'sort=updatedAt', 'q=fictive', 'kind=hcp', 'region=06', 'mine=true', 'role=KOL', 'tier=1', `topicId=${topicId}`, `ids=${person.id},${other.id}`];
  return [
    '/me',
    '/users?limit=200',
    '/territories?limit=200',
    '/topics?limit=200',
    '/jobs?limit=200',
    '/organizations?limit=200',
    '/products?limit=200',
    '/indications?limit=200',
    '/affiliations?limit=200',
    ...[...people, ...territoryIds.map((id) => `territoryId=${id}`)].map((query) => `/stakeholders?limit=200&${query}`),
    '/stakeholders?limit=1&sort=updatedAt',
    ...[person, other].flatMap(({ id }) => [`/stakeholders/${id}`, `/stakeholders/${id}/engagement`, `/affiliations?stakeholderId=${id}`]),
    ...['interactions', 'insights', 'commitments', 'adverse-events', 'listening-priorities'].flatMap((resource) => [`/${resource}`, `/${resource}?limit=1`]),
    ...['interactions', 'insights', 'commitments'].map((resource) => `/${resource}?stakeholderId=${person.id}`),
    `/interactions?q=secret&topicId=${topicId}`,
  ];
}

/** All that a caller can read, byte for byte: status, headers and text of every address. */
export async function sightOf(cast: Cast, caller: Caller, scene: Scene): Promise<Map<string, string>> {
  const sight = new Map<string, string>();
  for (const address of addresses(scene)) {
    const { status, headers, text } = await cast.as(caller).get(address, { 'x-correlation-id': '0000000000000000' });
    sight.set(address, JSON.stringify([status, { ...headers, date: '' }, text]));
  }
  return sight;
}

/** What reads differently, and how. */
export const differences = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...before].filter(([address, text]) => after.get(address) !== text).map(([address, text]) => `${address}: ${text.slice(0, 300)} – ${after.get(address)!.slice(0, 300)}`);

/** A day of medical affairs: a meeting with all that can be said in it, what follows from it, and what is learned of the person. */
export async function medicalDay(cast: Cast, { person, topicId }: Scene): Promise<void> {
  const { world } = cast;
  world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
  const meeting = await kinds.interactions!.make(cast, maude);
  done(await cast.as(maude).put(`/interactions/${meeting.id}/completion`, {}, 1));
  done(await cast.as(maude).put(`/commitments/${meeting.ids.commitment}/fulfilment`, undefined, 1));
  const attendees = [{ stakeholderId: person.id }, { stakeholderId: newId() }];
  const again = { channel: 'congress', startedAt: '2026-03-02T10:00:00Z', attendees, discussions: [{ topicId, stance: 'advocate' }] };
  const second = done(await cast.as(maude).post('/interactions', again));
  done(await cast.as(maude).delete(`/interactions/${(second.body as Made).id}`, 1));
  done(await cast.as(by('solene')).put(`/adverse-events/${meeting.ids.adverseEvent}/forwarding`, {}, 1));
  await kinds['listening-priorities']!.make(cast, maude);
  await cast.quietly(async () => undefined);
  const engagement = await cast.as(by('karim')).get(`/stakeholders/${person.id}/engagement`);
  done(await cast.as(by('karim')).put(`/stakeholders/${person.id}/engagement/tier`, { level: 1 }, (engagement.body as Made).version));
  const seen = await cast.as(by('karim')).get(`/stakeholders/${person.id}`);
  const learned = { roles: ['KOL', 'speaker'], topics: [topicId], contactPoints: [{ kind: 'phone', value: '+1 418 555-0199' }], licences: [{ order: 'CMQ', number: newId().slice(-12) }] };
  done(await cast.as(by('karim')).patch(`/stakeholders/${person.id}`, learned, (seen.body as Made).version));
  await heard(cast);
}

/** Everybody has heard of everything, and the streams know how far that is. */
async function heard(cast: Cast): Promise<void> {
  await cast.quietly(async () => undefined);
  await cast.world.sql('SELECT messaging.seal_positions(10000)');
}
