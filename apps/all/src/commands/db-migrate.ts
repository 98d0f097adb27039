import { readConfig } from '@liaison/platform';
import { migrateAll } from '../prepare.js';

/** `npm run db:migrate`: brings every schema of DATABASE_URL up to date. Services refuse to start before. */
await migrateAll(readConfig());
process.stdout.write('Every schema is up to date.\n');
