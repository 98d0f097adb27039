import { parseArgs } from 'node:util';
import { readConfig } from '@liaison/platform';
import { openBackup, restore } from '../backup/restore.js';
import { commandOn } from '../embedded.js';

/** `npm run restore -- <folder> [--without-its-key]`: fills an empty database from a backup. Services must not be running. */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'without-its-key': { type: 'boolean' } } });
const [folder] = positionals;
if (!folder) {
  process.stderr.write('Usage: npm run restore -- <folder> [--without-its-key]\n');
  process.exit(2);
}
const config = readConfig();
const options = { withoutItsKey: values['without-its-key'] };
const began = Date.now();
// Before a server is made: with the secrets of another deployment it would only have to be thrown away.
await openBackup(config, folder, options).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
await commandOn(config, async () => {
  const { takenAt } = await restore(config, folder, options);
  const [lost, took] = [(began - new Date(takenAt).getTime()) / 1000, (Date.now() - began) / 1000];
  process.stdout.write(`RPO: the data are those of ${takenAt}, ${lost.toFixed(0)} s before this restore began\nRTO: ${took.toFixed(1)} s\n`);
  return true;
});
