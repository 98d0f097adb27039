import { createECDH } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';
import { CONFIG, type Config } from '@liaison/platform';

/** RFC 7516 with an ephemeral P-256 key for each parcel: every browser's WebCrypto can seal so, and only the suite can open. */
const ALGORITHM = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;
const SIDE_BYTES = 32;

/**
 * The key under which a device seals what it could not send any more. It is derived from the suite's
 * secrets, so every process has the same one and none has to be kept; a device gets its public half.
 */
@Injectable()
export class QuarantineKey {
  readonly #private: JWK;

  constructor(@Inject(CONFIG) config: Config) {
    const secret = config.secrets.keyFor('quarantine');
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(secret);
    // An uncompressed point: one byte that says so, then both coordinates.
    const point = pair.getPublicKey();
    const side = (from: number) => point.subarray(from, from + SIDE_BYTES).toString('base64url');
    this.#private = { kty: 'EC', crv: 'P-256', x: side(1), y: side(1 + SIDE_BYTES), d: secret.toString('base64url') };
  }

  async publicKey(): Promise<Required<Pick<JWK, 'kty' | 'crv' | 'x' | 'y' | 'kid' | 'alg' | 'use'>>> {
    const { kty, crv, x, y } = this.#private as Required<JWK>;
    return { kty, crv, x, y, kid: await calculateJwkThumbprint(this.#private), alg: ALGORITHM.alg, use: 'enc' };
  }

  async seal(write: object): Promise<string> {
    const { kid, ...key } = await this.publicKey();
    const text = new TextEncoder().encode(JSON.stringify(write));
    return new CompactEncrypt(text).setProtectedHeader({ ...ALGORITHM, kid }).encrypt(await importJWK(key, ALGORITHM.alg));
  }

  /** Null when it was not sealed under this key, or is no JSON: nobody can read it then. */
  async open(sealed: string): Promise<unknown> {
    try {
      const { plaintext } = await compactDecrypt(sealed, await importJWK(this.#private, ALGORITHM.alg), {
        keyManagementAlgorithms: [ALGORITHM.alg],
        contentEncryptionAlgorithms: [ALGORITHM.enc],
      });
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
    } catch {
      return null;
    }
  }
}
