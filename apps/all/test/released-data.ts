import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditSealer, UnitOfWork } from '@liaison/platform';
import { openWorld, type Reply, type Who, type World } from '@liaison/testing';
import { seedDemo as seedDirectory } from '../../directory/src/demo.js';
import { backup } from '../src/backup/backup.js';
import { definitions } from '../src/services.js';

/** What an earlier suite wrote, all of it made up: a backup, its secrets, and what its users had been answered. */
export const RELEASED = 'apps/all/test/released-data.tgz';

/** Records of the earlier suite, as one of its users saw them. */
export interface Kept {
  as: Who;
  path: string;
  body: Record<string, unknown>;
}

/** Unpacks it; the caller throws the folder away. */
export function unpackReleased(): { folder: string; kept: Kept[] } {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-released-'));
  execFileSync('tar', ['-xzf', RELEASED, '-C', folder]);
  return { folder, kept: JSON.parse(readFileSync(join(folder, 'kept.json'), 'utf8')) as Kept[] };
}

/** Writes the fixture anew, from the suite as it is now. */
export async function writeReleased(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-released-'));
  const world = await openWorld(...definitions);
  try {
    writeFileSync(join(folder, 'kept.json'), JSON.stringify(await someWork(world), null, 2));
    mkdirSync(join(folder, 'backup'));
    await backup(world.config, join(folder, 'backup'));
    cpSync(join(world.config.dataDir, 'secrets.json'), join(folder, 'secrets.json'));
    execFileSync('tar', ['-czf', RELEASED, '-C', folder, '.']);
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A little of everything; one meeting is not yet told to the others, one entry of the audit not yet sealed. */
async function someWork(world: World): Promise<Kept[]> {
  await seedDirectory(world.service('directory').app.get(UnitOfWork), world.clock.now());
  const [maude, karim] = [world.as('maude'), world.as('karim')];
  const clinic = made(await karim.post('/organizations', { kind: 'clinic', name: { fr: 'Clinique du Ruisseau', en: 'Brook Clinic' }, region: '06', city: 'Montréal' }));
  const person = made(
    await maude.post('/stakeholders', {
      kind: 'hcp',
      givenName: 'Élise',
      familyName: 'Tremblay-Côté',
      profession: 'MED',
      specialties: ['hematology'],
      languages: ['fr'],
      affiliations: [{ organizationId: clinic.id, role: 'Chef de service', from: '2020-01-01' }],
    }),
  );
  const product = made(await karim.post('/products', { kind: 'drug', name: { fr: 'Énalune', en: 'Enalune' } }));
  await world.settle();
  const told = { ...visit(person.id), adverseEvents: [{ verbatim: 'Une éruption, deux jours après.', productId: product.id }], insights: [{ text: 'Les délais inquiètent l’équipe.' }] };
  const first = made(await maude.post('/interactions', told));
  await world.settle();
  for (const { name } of definitions) await world.service(name).app.get(AuditSealer).seal({ anchor: true });
  const last = made(await maude.post('/interactions', visit(person.id)));
  const kept = [
    `/organizations/${clinic.id}`,
    `/stakeholders/${person.id}`,
    `/products/${product.id}`,
    `/interactions/${first.id}`,
    `/interactions/${last.id}`,
    `/adverse-events/${first.adverseEvents[0].id}`,
  ];
  return Promise.all(kept.map(async (path) => ({ as: 'maude' as const, path, body: (await maude.get(path)).body })));
}

const visit = (stakeholderId: string) => ({ channel: 'in_person', startedAt: '2026-03-02T09:00:00-05:00', durationMinutes: 30, note: 'Rencontre d’avant', attendees: [{ stakeholderId }] });

function made({ status, body, text }: Reply): Reply['body'] {
  if (status !== 201) throw new Error(`answered ${status}: ${text}`);
  return body;
}
