import { newId } from '@liaison/contracts';
import { sealed, type Reply, type World } from '@liaison/testing';
import { bringWorkOf, digits } from '../../../monitoring/test/bring.js';
import type { Marks } from './marks.js';

export interface Life {
  /** The person, and who was merged into them. */
  id: string;
  alias: string;
  /** Meetings with words about several. */
  among: string[];
  /** In the quarantine. */
  left: string;
}

const LINES = { 'content-type': 'application/x-ndjson' };

/** One person in everything that can hold them, a mark of its own in each kind of place. */
export async function live(world: World, marks: Marks): Promise<Life> {
  const maude = world.as('maude');
  const id = await imported(world, marks);
  const alias = await known(world, marks);
  await wrote(world, marks, alias);
  done(await world.as('agnes').post('/merges', { loserId: alias, survivorId: id, reason: `Même personne : ${marks.of('reason of a merge')}` }));
  const { headers } = await maude.get(`/stakeholders/${id}`);
  const names = { familyName: `${marks.of('family name')}-${marks.of('second family name')}`, orcid: marks.take('orcid', '0000-0002-1694-233X') };
  done(await maude.send('PATCH', `/stakeholders/${id}`, names, { 'if-match': headers.etag! }));
  await world.settle();
  done(await world.as('karim').put(`/stakeholders/${id}/engagement/tier`, { level: 1, components: [{ criterion: 'publications', score: 40 }], reason: marks.of('reason of a tier') }, 1));
  const among = [];
  for (const whom of [id, alias]) among.push(await met(world, marks, whom));
  const held = await left(world, marks, id);
  await world.settle();
  return { id, alias, among, left: held };
}

/** What a device had not sent about the person when its user lost access: it stays sealed wherever it lies. */
async function left(world: World, marks: Marks, stakeholderId: string): Promise<string> {
  const key = done(await world.as('maude').get('/quarantine/key')).body;
  const body = { channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', note: marks.of('note on a lost device'), attendees: [{ stakeholderId }] };
  const write = { key: newId(), resource: 'interactions', method: 'POST', id: newId(), body };
  const id = newId();
  done(await world.as('maude').post('/quarantine', { parcels: [{ id, sealed: await sealed(key, write) }] }));
  return id;
}

/** Words of a meeting with somebody else that name the person, kept wherever such words are kept. Answers the meeting. */
export async function named(world: World, marks: Marks): Promise<string> {
  const name = `${marks.of('family name')}-${marks.of('second family name')}`;
  const attendees = [{ stakeholderId: newId() }];
  const words = { note: `Selon ${name}`, insights: [{ text: `${name} en doute`.toUpperCase() }], commitments: [{ text: `Relancer ${name}.` }] };
  return done(await world.as('maude').post('/interactions', { channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', attendees, ...words }, { 'idempotency-key': newId() })).body.id;
}

/** The person as a file told of them: one line becomes a record, another is refused and stays as it was. */
async function imported(world: World, marks: Marks): Promise<string> {
  const maude = world.as('maude');
  const identifier = [
    { system: 'https://fhir.infoway-inforoute.ca/NamingSystem/ca-qc-license-physician', value: marks.of('licence in a file') },
    { system: 'urn:example:register', value: marks.of('number of a register') },
  ];
  const name = [{ use: 'official', family: marks.of('family name in a file'), given: [marks.of('given name in a file')] }];
  const told = { resourceType: 'Practitioner', id: marks.of('id in a file'), identifier, name, telecom: [{ system: 'email', value: `${marks.of('e-mail in a file')}@exemple.test` }] };
  const refused = { ...told, id: marks.of('id of a refused line'), name: [{ family: marks.of('name in a refused line') }] };
  const { body } = done(await maude.post('/imports', { format: 'fhir-r4', fileName: `${marks.of('name of a file')}.ndjson` }));
  done(await maude.put(`/imports/${body.id}/content`, [told, refused].map((one) => JSON.stringify(one)).join('\n'), 1, LINES));
  await world.settle();
  const rows = done(await maude.get(`/imports/${body.id}/rows`)).body.items as { status: string; resultId: string | null }[];
  return rows.find((row) => row.status === 'created')!.resultId!;
}

/** The person as somebody wrote them down, under a key that keeps the answer. */
async function known(world: World, marks: Marks): Promise<string> {
  const organization = done(await world.as('karim').post('/organizations', { kind: 'institution', name: { fr: 'Hôpital', en: 'Hospital' }, region: '06' }));
  const body = {
    kind: 'hcp',
    givenName: marks.of('given name'),
    familyName: marks.of('family name before'),
    licences: [{ order: 'OPQ', number: marks.of('licence') }],
    contactPoints: [
      { kind: 'email', value: `${marks.of('e-mail')}@exemple.test` },
      { kind: 'address', value: `1, rue ${marks.of('address')}` },
    ],
    affiliations: [{ organizationId: organization.body.id, role: marks.of('role in an organization'), from: '2020-01-01' }],
  };
  return done(await world.as('maude').post('/stakeholders', body, { 'idempotency-key': newId() })).body.id;
}

/** A work that somebody has said is theirs, and of which its source says today that another wrote it. */
async function wrote(world: World, marks: Marks, stakeholderId: string): Promise<void> {
  await world.settle();
  const work = { title: 'Étude fictive', pmid: digits(8) };
  await bringWorkOf(world, { ...work, familyName: marks.of('family name before'), givenName: marks.of('given name') });
  const [authorship] = done(await world.as('maude').get(`/authorships?stakeholderId=${stakeholderId}`)).body.items;
  done(await world.as('maude').put(`/authorships/${authorship.id}/confirmation`, undefined, authorship.version));
  await bringWorkOf(world, { ...work, familyName: 'Tiers', givenName: 'Alix' });
}

/** Meetings with the person alone and with somebody else, and a report of harm that they made. Answers the one with words about several. */
async function met(world: World, marks: Marks, stakeholderId: string): Promise<string> {
  const maude = world.as('maude');
  const log = (body: object) => maude.post('/interactions', { channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', ...body }, { 'idempotency-key': newId() });
  const attendeeId = newId();
  const said = (by: string) => ({
    discussions: [{ ...(by && { attendeeId }), summary: marks.of(`discussion${by}`) }],
    insights: [{ ...(by && { attendeeId }), text: marks.of(`insight${by}`) }],
    inquiries: [{ ...(by && { attendeeId }), question: marks.of(`inquiry${by}`), unsolicited: true }],
    commitments: [{ ...(by && { attendeeId }), text: marks.of(`commitment${by}`) }],
  });
  done(await log({ attendees: [{ stakeholderId }], note: marks.of('note'), place: marks.of('place'), ...said('') }));
  done(await log({ attendees: [{ id: attendeeId, stakeholderId }, { stakeholderId: newId() }], ...said(' among others') }));
  // Tied to nobody, and perhaps about the others.
  const among = { note: marks.of('note about several'), insights: [{ text: marks.of('insight about several') }] };
  const several = done(await log({ attendees: [{ stakeholderId }, { stakeholderId: newId() }], ...among }));
  const planned = done(await log({ status: 'planned', startedAt: '2026-03-09T09:00:00-05:00', attendees: [{ stakeholderId }] }));
  done(await maude.put(`/interactions/${planned.body.id}/cancellation`, { reason: marks.of('reason of a cancellation') }, 1));
  const heard = { stakeholderId, verbatim: marks.of('verbatim of a harm'), productAsTold: marks.of('product of a harm') };
  done(await maude.post('/adverse-events', heard, { 'idempotency-key': newId() }));
  return several.body.id;
}

export function done(reply: Reply): Reply {
  if (reply.status < 300) return reply;
  throw new Error(`the life could not be lived: ${reply.status} ${reply.text}`);
}
