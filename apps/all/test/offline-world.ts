import { newId } from '@liaison/contracts';
import { openWorld, people, territories, type World } from '@liaison/testing';
import { definitions } from '../src/services.js';

/** The whole suite, in which the directory knows its users and Montréal is maude's; and a hospital there, so that people can lie in it. */
export async function openDeviceWorld(): Promise<{ world: World; hospital: string }> {
  const world = await openWorld(...definitions);
  await world.sql(`INSERT INTO directory.users (id, display_name, role, duties, kind, active, locale, time_zone, created_at, updated_at)
    SELECT user_id, display_name, role, duties, 'person', true, 'fr', 'America/Toronto', now(), now() FROM directory.principals`);
  await world.sql('INSERT INTO directory.user_accounts SELECT user_id, subject, NULL FROM directory.principals');
  const { id, regions } = territories.montreal;
  await world.sql(
    `INSERT INTO directory.territories (id, name_fr, name_en, regions, organization_ids, therapeutic_areas, valid_from, created_at, updated_at)
     VALUES ($1, 'Montréal', 'Montréal', $2, '{}', '{}', '2020-01-01', now(), now())`,
    [id, regions],
  );
  await world.sql(`INSERT INTO directory.assignments (id, territory_id, ordinal, user_id, kind, valid_from) VALUES ($1, $2, 0, $3, 'owner', '2020-01-01')`, [newId(), id, people.maude.id]);
  const body = { kind: 'institution', name: { fr: 'Hôpital', en: 'Hospital' }, region: regions[0] };
  return { world, hospital: (await world.as('karim').post('/organizations', body)).body.id };
}
