import pg from 'pg';
import { anchorFile, ownerConnection, readConfig, verifyAudit } from '@liaison/platform';
import { commandOn } from '../embedded.js';
import { definitions } from '../services.js';

/** `npm run audit:verify`: walks the audit chain of every service; exit code 1 names the first broken entry. */
const config = readConfig();
await commandOn(config, async () => {
  const client = new pg.Client(ownerConnection(config));
  await client.connect();
  let sound = true;
  for (const { name } of definitions) {
    const { entries, broken, unsealedSeconds } = await verifyAudit(client, name, anchorFile(config, name));
    sound &&= broken === null;
    process.stdout.write(`${name}: ${entries} entries, ${broken ?? 'sound'}; oldest unsealed entry ${unsealedSeconds} s\n`);
  }
  await client.end();
  return sound;
});
