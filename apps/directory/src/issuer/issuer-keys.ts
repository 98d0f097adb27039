import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { newId } from '@liaison/contracts';

export const ALGORITHM = 'ES256';

/** What the embedded issuer must not forget between two runs. */
export interface IssuerKeys {
  /** Private key that signs tokens, with its `kid`. */
  signing: JWK & { kid: string };
  /** Signs the issuer's cookies. */
  cookies: string;
  /** Secret of the client `liaison-api`. */
  apiClientSecret: string;
}

const fileOf = (dataDir: string): string => join(dataDir, 'issuer.json');

/** The issuer's keys; null when it has never run here. */
export function readIssuerKeys(dataDir: string): IssuerKeys | null {
  const file = fileOf(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as IssuerKeys) : null;
}

/** The issuer's keys, made at the first run and kept for their owner alone. Two processes that start at once end up with the same. */
export async function issuerKeys(dataDir: string): Promise<IssuerKeys> {
  const known = readIssuerKeys(dataDir);
  if (known) return known;
  const made = JSON.stringify(await newKeys(), null, 2);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const draft = `${fileOf(dataDir)}.${newId()}`;
  writeFileSync(draft, made, { mode: 0o600 });
  try {
    // A link appears whole or not at all, and never in the place of another.
    linkSync(draft, fileOf(dataDir));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readIssuerKeys(dataDir)!;
}

async function newKeys(): Promise<IssuerKeys> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const secret = () => randomBytes(32).toString('base64url');
  return { signing: { ...jwk, kid: newId(), alg: ALGORITHM, use: 'sig' }, cookies: secret(), apiClientSecret: secret() };
}
