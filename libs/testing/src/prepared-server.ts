import { readConfig, type Config } from '@liaison/platform';
import { makeTemplate } from './database.js';
import { startTestServer } from './test-server.js';

/**
 * Does something that needs worlds outside of a test run: on a database server of its own, or the one
 * that `TEST_DATABASE_URL` names, with a template on it.
 * @param prepare provisions and migrates the template
 */
export async function onPreparedServer(prepare: (config: Config) => Promise<void>, work: () => Promise<void>): Promise<void> {
  const server = await startTestServer(process.env.TEST_DATABASE_URL);
  try {
    process.env.TEST_SERVER_URL = server.url;
    process.env.TEST_DATA_DIR = server.dataDir;
    await makeTemplate(server.url, (url) => prepare(readConfig({ DATABASE_URL: url, DATA_DIR: server.dataDir })));
    await work();
  } finally {
    await server.stop();
  }
}
