import pg from 'pg';
import { ownerConnection, readConfig, verifyAudit } from '@liaison/platform';
import { commandOn } from '../embedded.js';
import { definitions } from '../services.js';

/**
 * `npm run audit:verify [-- --without-its-key]`: walks the audit chain of every service; exit code 1 names the
 * first broken entry. Without the key, chain and anchors are looked at all the same, signatures are not.
 */
const config = readConfig();
const withoutItsKey = process.argv.includes('--without-its-key');
await commandOn(config, async () => {
  const client = new pg.Client(ownerConnection(config));
  await client.connect();
  let sound = true;
  for (const { name } of definitions) {
    const { entries, broken, unsealedSeconds, unanchoredSeconds } = await verifyAudit(client, name, config, { withoutItsKey });
    sound &&= broken === null;
    process.stdout.write(`${name}: ${entries} entries, ${broken ?? 'sound'}; oldest unsealed entry ${unsealedSeconds} s, oldest one that no anchor covers ${unanchoredSeconds} s\n`);
  }
  await client.end();
  return sound;
});
