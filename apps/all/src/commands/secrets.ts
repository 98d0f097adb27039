import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSecret, secretNames } from '@liaison/platform';

/** `npm run secrets [-- <folder>]`: makes the secret files of docker-compose.yml. What is there stays as it is. */
const folder = process.argv[2] ?? join('data', 'secrets');
// Containers read the files as users of their own, so the folder alone keeps others of this machine out.
mkdirSync(folder, { recursive: true, mode: 0o700 });
const missing = secretNames.filter((name) => !existsSync(join(folder, name)));
for (const name of missing) writeFileSync(join(folder, name), newSecret(), { mode: 0o444, flag: 'wx' });
process.stdout.write(`${folder}: ${missing.length} secrets made, ${secretNames.length - missing.length} were there.\n`);
