import { readConfig } from '@liaison/platform';
import { backup } from '../backup/backup.js';
import { commandOn } from '../embedded.js';

/** `npm run backup -- <folder>`: a whole copy as of one moment, while the suite works. */
const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Usage: npm run backup -- <folder>\n');
  process.exit(2);
}
const config = readConfig();
await commandOn(config, async () => {
  const began = Date.now();
  const { takenAt, tables } = await backup(config, folder);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(`${rows} rows of ${tables.length} tables as of ${takenAt}, in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  process.stdout.write('Keep the secrets (secrets.json in DATA_DIR, or SECRETS_DIR) elsewhere: nothing can be restored in full without them.\n');
  return true;
});
