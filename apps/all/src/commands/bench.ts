import { makeTemplate, startTestServer } from '@liaison/testing';
import { readConfig } from '@liaison/platform';
import { prepareDatabase } from '../prepare.js';

/** `npm run bench [-- name …]`: ratios measured side by side in one run. Figures go to standard output as JSON lines. */
const benches: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  'log-interaction': () => import('../../../interactions/bench/log-interaction.bench.js'),
  'consume-postgres': async () => ({ run: (await import('../../../kol/bench/consume.bench.js')).onPostgres }),
  'consume-redis': async () => ({ run: (await import('../../../kol/bench/consume.bench.js')).onRedis }),
  'type-ahead': () => import('../../../kol/bench/type-ahead.bench.js'),
  'match-strategies': () => import('../../../monitoring/bench/match-strategies.bench.js'),
  'feed-to-signal': () => import('../../../monitoring/bench/feed-to-signal.bench.js'),
  ranking: () => import('../../../monitoring/bench/ranking.bench.js'),
  'pubmed-xml': () => import('../../../monitoring/bench/pubmed-xml.bench.js'),
};

const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(benches);
const unknown = wanted.filter((name) => !benches[name]);
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}
const { TEST_DATABASE_URL } = process.env;
const server = await startTestServer(TEST_DATABASE_URL, { durable: true });
try {
  process.env.TEST_SERVER_URL = server.url;
  process.env.TEST_DATA_DIR = server.dataDir;
  await makeTemplate(server.url, (url) => prepareDatabase(readConfig({ DATABASE_URL: url, DATA_DIR: server.dataDir })));
  for (const name of wanted) await (await benches[name]!()).run();
} finally {
  await server.stop();
}
