import pg from 'pg';
import { startEmbedded, type Config, type EmbeddedServer } from '@liaison/platform';

const DATABASE = 'liaison';

/** Starts PostgreSQL beside the data, with a database for the suite, and tells the config where it is. */
export async function withEmbeddedServer(config: Config): Promise<EmbeddedServer> {
  const server = await startEmbedded(config.dataDir, config.secrets.password('liaison_super'));
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  const url = new URL(server.url);
  url.pathname = `/${DATABASE}`;
  config.databaseUrl = url.toString();
  return server;
}

/**
 * Does what a command does on the database of the deployment, and ends the process: with code 1 and one
 * line when it fails. A server that was running before keeps running: the suite may be at work on it.
 */
export async function commandOn(config: Config, work: () => Promise<boolean>): Promise<never> {
  let embedded: EmbeddedServer | null = null;
  let done = false;
  try {
    if (!config.databaseUrl) embedded = await withEmbeddedServer(config);
    done = await work();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
  }
  if (embedded?.startedHere) await embedded.stop();
  process.exit(done ? 0 : 1);
}
