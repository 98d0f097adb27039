import { importJWK, SignJWT } from 'jose';
import { newId } from '@liaison/contracts';
import type { Config } from '@liaison/platform';
import { demoUsers } from '../demo/users.js';
import { WEB_CLIENT } from './clients.js';
import { ALGORITHM, readIssuerKeys } from './issuer-keys.js';

/**
 * An access token for somebody of the demonstration, as the embedded issuer would give it: signed
 * with its key, with the same claims, for an hour.
 * @throws Error that says what to do when there is no such issuer, key or person
 */
export async function demoToken(config: Config, subject: string): Promise<string> {
  if (!config.demo) throw new Error(`Tokens come from ${config.issuer} here: the embedded issuer is not part of this deployment.`);
  const subjects = demoUsers.map((user) => user.subject);
  if (!subjects.includes(subject)) throw new Error(`Nobody of the demonstration is called "${subject}". Names: ${subjects.join(', ')}.`);
  const keys = readIssuerKeys(config.dataDir);
  if (!keys) throw new Error(`There is no issuer key in ${config.dataDir} yet: start the suite once with \`npm start\`.`);
  return new SignJWT({ client_id: WEB_CLIENT, auth_time: Math.floor(Date.now() / 1000) })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: keys.signing.kid })
    .setJti(newId())
    .setSubject(subject)
    .setIssuer(config.issuer)
    .setAudience(config.audience)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK(keys.signing, ALGORITHM));
}
