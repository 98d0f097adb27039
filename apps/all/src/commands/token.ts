import { readConfig } from '@liaison/platform';
import { demoToken } from '../../../directory/src/issuer/token.js';

/** `npm run token -- maude`: prints a bearer token for somebody of the demonstration, ready for a shell's variable. */
try {
  const subject = process.argv[2];
  if (!subject) throw new Error('Whose token? For example: npm run token -- maude');
  process.stdout.write(`${await demoToken(readConfig(), subject)}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
