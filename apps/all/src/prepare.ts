import { migrateMessaging } from '@liaison/messaging';
import { migrate, provision, schemaPlan, type Config } from '@liaison/platform';
import { definitions } from './services.js';

/** Makes roles and schemas, and brings every schema up to date. Safe to run again, and by two at once. */
export async function prepareDatabase(config: Config): Promise<void> {
  await provision(config);
  await migrateAll(config);
}

/** Brings every schema up to date, as the owner. */
export async function migrateAll(config: Config): Promise<void> {
  await migrateMessaging(config);
  for (const definition of definitions) await migrate(config, schemaPlan(definition));
}
