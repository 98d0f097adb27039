import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { ServiceName } from '@liaison/contracts';
import type { Config } from '../config.js';
import type { EntityClass } from '../service.js';
import { errorWords } from '../error-words.js';
import { connectionOf, poolSizes } from './server.js';

/** How long to wait for a connection before the caller is told that there is none. */
const CONNECT_TIMEOUT_MS = 5_000;

/** The service's own DataSource, with an explicit list of entities: several live in one process. */
export async function openDataSource(
  config: Config,
  service: ServiceName,
  entities: EntityClass[],
  logger: Logger,
): Promise<DataSource> {
  const { user, ...connection } = connectionOf(config, service);
  const source = new DataSource({
    type: 'postgres',
    ...connection,
    username: user,
    schema: service,
    entities,
    applicationName: `liaison ${service}`,
    installExtensions: false,
    extra: {
      options: connection.options,
      max: poolSizes[service],
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: 60_000,
    },
    poolErrorHandler: (error: Error) => logger.warn({ error: errorWords(error) }, 'an idle database connection was lost'),
  });
  await source.initialize();
  surviveLostConnections(source);
  return source;
}

interface Pool {
  on(event: 'connect', listener: (client: { on(event: 'error', listener: () => void): void }) => void): void;
}

/** A checked-out client that loses its connection emits `error`; without a listener that ends the process. */
function surviveLostConnections(source: DataSource): void {
  (source.driver as unknown as { master: Pool }).master.on('connect', (client) => client.on('error', () => undefined));
}
