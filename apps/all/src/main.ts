import { drainOnSignal, newLogger, readConfig, SystemClock } from '@liaison/platform';
import { seedDemoTerritory } from './demo.js';
import { withEmbeddedServer } from './embedded.js';
import { prepareDatabase } from './prepare.js';
import { startSuite } from './suite.js';
import { welcome } from './welcome.js';

const config = readConfig(undefined, { LOG_LEVEL: 'warn' });
const runtime = { config, logger: newLogger(config), clock: new SystemClock() };

const server = config.databaseUrl ? null : await withEmbeddedServer(config);
await prepareDatabase(config);
const suite = await startSuite(runtime);
drainOnSignal(runtime.logger, config.drainDeadlineMs, async () => {
  await suite.stop();
  await server?.stop();
});
if (config.demo) await seedDemoTerritory(suite.services, runtime);
welcome(suite.port, config.demo);
