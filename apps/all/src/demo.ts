import { UnitOfWork, system, type RunningService, type Runtime } from '@liaison/platform';
import type { ServiceName } from '@liaison/contracts';
import { demoPeople, demoTopics } from '../../directory/src/demo/ids.js';
import { demoTopicList } from '../../directory/src/demo/topics.js';
import { seedDemo as seedDirectory } from '../../directory/src/demo.js';
import { seedDemo as seedInteractions } from '../../interactions/src/demo.js';
import { seedDemo as seedKol } from '../../kol/src/demo.js';
import { seedDemo as seedMonitoring } from '../../monitoring/src/demo.js';
import { DigestsService } from '../../monitoring/src/digests/digests.service.js';
import { PublicationImportsService } from '../../monitoring/src/publication-imports/publication-imports.service.js';
import { SourcesService } from '../../monitoring/src/sources/sources.service.js';
import { demoProducts } from '../../pathways/src/demo/ids.js';
import { seedDemo as seedPathways } from '../../pathways/src/demo.js';

const MARK = { schedule: 'demo territory', slot: new Date(0) };

/**
 * Seeds the fictional territory at the first run: each service puts its part in place, through the same
 * verbs as everybody else. One that was interrupted goes on at the next start, because each part may run twice.
 */
export async function seedDemoTerritory(services: RunningService[], { clock }: Runtime): Promise<void> {
  const appOf = (name: ServiceName) => services.find((service) => service.definition.name === name)!.app;
  const workOf = (name: ServiceName) => appOf(name).get(UnitOfWork);
  const directory = workOf('directory');
  const [done] = await directory.asSystem(system('demo'), (tx) => tx.query('SELECT 1 FROM schedule_slots WHERE schedule = $1', [MARK.schedule]));
  const today = clock.now();
  if (done) return seedWatchWhereNone(appOf('monitoring'), today);
  await seedDirectory(directory, today);
  await seedPathways(workOf('pathways'), today);
  await seedKol(workOf('kol'), today, demoTopicList.map(({ id, therapeuticArea }) => ({ id, therapeuticArea })));
  await seedInteractions(workOf('interactions'), today, {
    authors: [
      { userId: demoPeople.maude, stakeholderIds: await peopleIn(workOf('kol'), ['06', '13']) },
      { userId: demoPeople.etienne, stakeholderIds: await peopleIn(workOf('kol'), ['02', '09']) },
    ],
    topicIds: demoTopicList.map((topic) => topic.id),
    productIds: Object.values(demoProducts),
    safetyId: demoPeople.solene,
  });
  await seedWatch(appOf('monitoring'), today);
  await directory.asSystem(system('demo'), (tx) =>
    tx.query('INSERT INTO schedule_slots (schedule, slot, claimed_at, done_at) VALUES ($1, $2, $3, $3) ON CONFLICT DO NOTHING', [MARK.schedule, MARK.slot, tx.now]),
  );
}

function seedWatch(app: RunningService['app'], today: Date): Promise<void> {
  const services = { sources: app.get(SourcesService, { strict: false }), digests: app.get(DigestsService, { strict: false }), imports: app.get(PublicationImportsService, { strict: false }) };
  return seedMonitoring(app.get(UnitOfWork), services, today, { ...demoPeople, topics: demoTopics, products: demoProducts });
}

/** A territory that was seeded by a suite without a watch gets one; whoever has strategies is left alone. */
async function seedWatchWhereNone(app: RunningService['app'], today: Date): Promise<void> {
  const [some] = await app.get(UnitOfWork).asSystem(system('demo'), (tx) => tx.query('SELECT 1 FROM strategies LIMIT 1'));
  if (!some) await seedWatch(app, today);
}

async function peopleIn(kol: UnitOfWork, regions: string[]): Promise<string[]> {
  const rows = await kol.asSystem(system('demo'), (tx) =>
    tx.query<{ id: string }>(
      'SELECT DISTINCT stakeholder_id AS id FROM affiliations WHERE region_of(organization_id, app_today()) = ANY($1) ORDER BY 1',
      [regions],
    ),
  );
  return rows.map((row) => row.id);
}
