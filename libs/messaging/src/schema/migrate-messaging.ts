import { migrate, type Config } from '@liaison/platform';
import { migrateQueue } from '../queue/migrate-queue.js';
import { messagingGrants, MessagingTables1764000000001 } from './messaging-tables.js';
import { ReplayDead1764000000002 } from './replay-dead.js';

/** Brings the shared schema, and BullMQ's where it is used, up to date. Every service's migrations come after. */
export async function migrateMessaging(config: Config): Promise<void> {
  await migrate(config, { schema: 'messaging', migrations: [MessagingTables1764000000001, ReplayDead1764000000002], grants: messagingGrants });
  await migrateQueue(config);
}
