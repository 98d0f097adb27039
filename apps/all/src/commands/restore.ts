import { readConfig } from '@liaison/platform';
import { restore } from '../backup/restore.js';
import { withEmbeddedServer } from '../embedded.js';

/** `npm run restore -- <folder>`: fills an empty database from a backup. Services must not be running. */
const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Usage: npm run restore -- <folder>\n');
  process.exit(2);
}
const config = readConfig();
const embedded = config.databaseUrl ? null : await withEmbeddedServer(config);
const began = Date.now();
const { takenAt } = await restore(config, folder);
const [lost, took] = [(began - new Date(takenAt).getTime()) / 1000, (Date.now() - began) / 1000];
process.stdout.write(`RPO: the data are those of ${takenAt}, ${lost.toFixed(0)} s before this restore began\nRTO: ${took.toFixed(1)} s\n`);
if (embedded?.startedHere) await embedded.stop();
process.exit(0);
