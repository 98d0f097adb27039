import type { Item } from './command.js';

/** The form of the server's quarantine: JWE, compact, an ephemeral P-256 key for each parcel. */
const HEADER = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;

/** Seals a change so that only the server can read it, from the public key alone: it works without network and after access is gone. */
export async function sealed(publicKey: object, { key, resource, method, id, part, ifMatch, body, writtenAt }: Item): Promise<string> {
  // Needed once in a lifetime of a device: it is not part of the first load.
  const { CompactEncrypt, importJWK } = await import('jose');
  const write = { key, resource, method, id, part, ifMatch, body, writtenAt };
  const { kid, ...jwk } = publicKey as { kid?: string; kty: string };
  const text = new TextEncoder().encode(JSON.stringify(write));
  return new CompactEncrypt(text).setProtectedHeader({ ...HEADER, ...(kid && { kid }) }).encrypt(await importJWK(jwk, HEADER.alg));
}
