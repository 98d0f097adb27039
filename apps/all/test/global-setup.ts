import { makeTemplate, startTestServer, type TestServer } from '@liaison/testing';
import { readConfig } from '@liaison/platform';
import { prepareDatabase } from '../src/prepare.js';

declare global {
  // eslint-disable-next-line no-var
  var liaisonTestServer: TestServer | undefined;
}

/** One server and one migrated template for the whole run. */
export default async function setup(): Promise<void> {
  const server = await startTestServer(process.env.TEST_DATABASE_URL);
  globalThis.liaisonTestServer = server;
  process.env.TEST_SERVER_URL = server.url;
  process.env.TEST_DATA_DIR = server.dataDir;
  await makeTemplate(server.url, (url) => prepareDatabase(readConfig({ DATABASE_URL: url, DATA_DIR: server.dataDir })));
}
