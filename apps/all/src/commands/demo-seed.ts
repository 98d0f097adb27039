import { build, newLogger, readConfig, SystemClock, type RunningService } from '@liaison/platform';
import { seedDemoTerritory } from '../demo.js';
import { definitions } from '../services.js';

/** Seeds the fictional territory beside services that run elsewhere: what the container `demo` does. */
const config = readConfig(undefined, { LOG_LEVEL: 'warn' });
if (!config.demo) throw new Error('The fictional territory belongs to demonstrations only: set DEMO=true.');
// Requests and jobs are the business of the others.
config.role = 'http';
const runtime = { config, logger: newLogger(config), clock: new SystemClock() };
const services: RunningService[] = [];
for (const definition of definitions) services.push(await build(definition, runtime));
await seedDemoTerritory(services, runtime);
for (const service of services.toReversed()) await service.stop();
process.stdout.write('The fictional territory is there.\n');
process.exit(0);
