import { drainOnSignal, build, front, Listener, newLogger, readConfig, SystemClock, type RunningService } from '@liaison/platform';
import { withEmbeddedServer } from '../embedded.js';
import { prepareDatabase } from '../prepare.js';
import { definitions } from '../services.js';

/** `npm run dev -- kol interactions`: some services only, with their logs, on the same embedded database. */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !definitions.some((definition) => definition.name === name));
if (names.length === 0 || unknown.length > 0) {
  process.stderr.write(`Usage: npm run dev -- <service> …, of ${definitions.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}
const config = readConfig(undefined, { LOG_LEVEL: 'debug' });
const runtime = { config, logger: newLogger(config), clock: new SystemClock() };
const server = config.databaseUrl ? null : await withEmbeddedServer(config);
await prepareDatabase(config);
const services: RunningService[] = [];
for (const definition of definitions.filter(({ name }) => names.includes(name))) services.push(await build(definition, runtime));
const listener = new Listener(front(services, services[0]!.answer));
drainOnSignal(runtime.logger, config.drainDeadlineMs, async () => {
  await listener.drain();
  for (const service of services) await service.stop();
  await server?.stop();
});
runtime.logger.info({ port: await listener.listen(config.port), services: names }, 'listening');
