import { DataSource } from 'typeorm';
import { build, driftOf, newLogger, readConfig, SystemClock } from '@liaison/platform';
import { withEmbeddedServer } from '../embedded.js';
import { prepareDatabase } from '../prepare.js';
import { definitions } from '../services.js';

/** `npm run db:generate [-- kol]`: prints what the entities of a service have and its migrated schema has not. */
const wanted = process.argv.slice(2);
const config = readConfig(undefined, { LOG_LEVEL: 'warn', ROLE: 'http' });
const embedded = config.databaseUrl ? null : await withEmbeddedServer(config);
await prepareDatabase(config);
for (const definition of definitions.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const service = await build(definition, { config, logger: newLogger(config), clock: new SystemClock() });
  const drift = await driftOf(service.app.get(DataSource));
  process.stdout.write(`-- ${definition.name}: ${drift.length === 0 ? 'entities and schema agree' : 'for a new migration'}\n${drift.map((one) => `${one};\n`).join('')}`);
  await service.stop();
}
if (embedded?.startedHere) await embedded.stop();
process.exit(0);
