import { readConfig } from '@liaison/platform';
import { backup } from '../backup/backup.js';
import { withEmbeddedServer } from '../embedded.js';

/** `npm run backup -- <folder>`: a whole copy as of one moment, while the suite works. */
const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Usage: npm run backup -- <folder>\n');
  process.exit(2);
}
const config = readConfig();
const embedded = config.databaseUrl ? null : await withEmbeddedServer(config);
const began = Date.now();
const { takenAt, tables } = await backup(config, folder);
const rows = tables.reduce((sum, table) => sum + table.rows, 0);
process.stdout.write(`${rows} rows of ${tables.length} tables as of ${takenAt}, in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
process.stdout.write('Keep the secrets (secrets.json, or SECRETS_DIR) elsewhere: without audit-key the personal values of the audit stay sealed.\n');
if (embedded?.startedHere) await embedded.stop();
process.exit(0);
