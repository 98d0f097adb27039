import { runMigrations } from 'bullmq';
import pg from 'pg';
import { queueConnectionOf, type Config } from '@liaison/platform';
import { QUEUE_SCHEMA } from './queue.js';

/** Brings BullMQ's own schema up to date; needed only where no Redis is configured. */
export async function migrateQueue(config: Config): Promise<void> {
  if (config.redisUrl) return;
  const client = new pg.Client(queueConnectionOf(config, QUEUE_SCHEMA));
  await client.connect();
  try {
    await runMigrations(client as never, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
}
