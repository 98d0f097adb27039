import { build, newLogger, readConfig, system, SystemClock, UnitOfWork } from '@liaison/platform';
import { directory } from '../../../directory/src/directory.app.js';
import { UsersService } from '../../../directory/src/users/users.service.js';

/** `npm run first-admin -- <subject> "<name>"`: the first user of a directory, who can then add all others. */
const [subject, displayName] = process.argv.slice(2);
const config = readConfig(undefined, { LOG_LEVEL: 'warn', ROLE: 'http' });
if (!subject || !displayName || !config.databaseUrl) {
  process.stderr.write('Usage: DATABASE_URL=… npm run first-admin -- <the provider’s "sub" of the user> "<name>"\n');
  process.exit(2);
}
const service = await build(directory, { config, logger: newLogger(config), clock: new SystemClock() });
const made = await service.app.get(UnitOfWork).asSystem(system('first administrator'), async (tx) => {
  const [known] = await tx.query(`SELECT 1 FROM users WHERE role = 'admin' AND active LIMIT 1`);
  if (known) return false;
  await new UsersService().create(tx, { subject, displayName, role: 'admin' });
  return true;
});
await service.stop();
process.stdout.write(made ? `${displayName} is the administrator.\n` : 'There is an administrator already.\n');
process.exitCode = made ? 0 : 1;
