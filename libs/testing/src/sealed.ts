import { CompactEncrypt, importJWK, type JWK } from 'jose';

/** Seals something under the public key of the quarantine, as a device does. */
export async function sealed(key: JWK, write: unknown): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(write));
  return new CompactEncrypt(text).setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid }).encrypt(await importJWK(key, 'ECDH-ES'));
}
