import { text } from 'node:stream/consumers';
import { API_PREFIX } from '@liaison/platform';
import { exportPerson, type Part } from '../person-export.js';

/**
 * `npm run -s token -- agnes | npm run -s person:export -- <id> [<origin>]`: all that is held about a person, as one JSON
 * document. The token on standard input is that of somebody who has the duty privacy_officer; every service logs the access.
 */
const [id, origin = 'http://localhost:3000'] = process.argv.slice(2);
if (!id) {
  process.stderr.write('Usage: npm run person:export -- <id> [<origin>] < token\n');
  process.exit(2);
}
const token = (await text(process.stdin)).trim();
const ask = async (path: string): Promise<Part> => {
  const reply = await fetch(`${origin}/${API_PREFIX}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!reply.ok) throw new Error(`${path} was answered with ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as Part;
};
try {
  process.stdout.write(`${JSON.stringify(await exportPerson(ask, id), null, 2)}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
