import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '@liaison/testing';
import { interactions } from '../../interactions/src/interactions.app.js';
import { kol } from '../../kol/src/kol.app.js';

/** Published FHIR R4 examples, where a checkout has them beside it. */
const folder = resolve(process.cwd(), '../shared/data/fhir-r4');
const isThere = existsSync(folder);
if (!isThere) process.stdout.write(`skipped: ${folder} is not there, so nobody is met who was imported from a published FHIR file\n`);

const ours = [
  { resourceType: 'Practitioner', id: 'p1', name: [{ use: 'official', family: 'Lavallée-Roy', given: ['Maëlle'] }] },
  { resourceType: 'Organization', id: 'o1', name: 'Clinique des Érables' },
];

let world: World;
beforeAll(async () => {
  world = await openWorld(kol, interactions);
});
afterAll(() => world?.close());

interface Imported {
  resourceType: string;
  status: string;
  resultId: string;
}

async function imported(lines: string[]): Promise<Imported[]> {
  const maude = world.as('maude');
  const { body } = await maude.post('/imports', { format: 'fhir-r4' });
  await maude.put(`/imports/${body.id}/content`, lines.join('\n'), 1, { 'content-type': 'application/x-ndjson' });
  await world.settle();
  const rows: Imported[] = (await maude.get(`/imports/${body.id}/rows?limit=200`)).body.items;
  return rows.filter((row) => row.status === 'created' && ['Practitioner', 'Organization'].includes(row.resourceType));
}

async function meet(met: Imported[]): Promise<void> {
  const attendees = met.map(({ resourceType, resultId }) => (resourceType === 'Practitioner' ? { stakeholderId: resultId } : { organizationId: resultId }));
  const logged = await world.as('maude').post('/interactions', { channel: 'in_person', startedAt: '2026-03-02T09:00:00-05:00', attendees });
  expect([logged.status, logged.body.attendees.map((one: { unresolved: boolean }) => one.unresolved)]).toEqual([201, met.map(() => false)]);
  await world.settle();
  // Where somebody who has just been imported works is not known yet, so that they are in nobody's territory: a manager looks.
  const touched = await Promise.all(
    met.filter((one) => one.resourceType === 'Practitioner').map(async ({ resultId }) => (await world.as('karim').get(`/stakeholders/${resultId}/engagement`)).body.lastTouchAt),
  );
  expect(touched.length).toBeGreaterThan(0);
  expect(new Set(touched)).toEqual(new Set(['2026-03-02T14:00:00.000Z']));
}

describe('people and organizations that came by an import', () => {
  it('can be met', async () => meet(await imported(ours.map((one) => JSON.stringify(one)))));

  (isThere ? it : it.skip)('can be met when they came from published FHIR files', async () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const met = await imported(files.map((name) => JSON.stringify(JSON.parse(readFileSync(join(folder, name), 'utf8')))));
    await meet(met.slice(0, 20));
  });
});
