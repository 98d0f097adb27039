import { provision, provisionSql, readConfig } from '@liaison/platform';

/** `npm run db:provision [-- --print]`: makes roles and schemas on the server of DATABASE_URL, or prints how. */
const config = readConfig();
const print = () => process.stdout.write(`${provisionSql(config).join(';\n')};\n`);
if (process.argv.includes('--print')) print();
else
  await provision(config).catch((error: Error) => {
    process.stderr.write(`-- It could not be done from here (${error.message}). Let the administrator of the server run:\n`);
    print();
    process.exitCode = 1;
  });
