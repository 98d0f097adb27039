import { readConfig } from '@liaison/platform';
import { prepareDatabase } from '../prepare.js';

/** Roles, schemas and migrations in one go, as the administrator that DATABASE_URL names: what the container `migrate` runs. */
await prepareDatabase(readConfig());
process.stdout.write('The database is ready.\n');
