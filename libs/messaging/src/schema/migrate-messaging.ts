import { migrate, type Config, type SchemaPlan } from '@liaison/platform';
import { migrateQueue } from '../queue/migrate-queue.js';
import { messagingGrants, MessagingTables1764000000001 } from './messaging-tables.js';
import { ReplayDead1764000000002 } from './replay-dead.js';

export const messagingPlan: SchemaPlan = { schema: 'messaging', migrations: [MessagingTables1764000000001, ReplayDead1764000000002], grants: messagingGrants };

/**
 * Brings the shared schema, and BullMQ's where it is used, up to date. Every service's migrations come after.
 * @param plan how far
 */
export async function migrateMessaging(config: Config, plan = messagingPlan): Promise<void> {
  await migrate(config, plan);
  await migrateQueue(config);
}
