import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** RFC 3394 initial value, as Node's key-wrap cipher wants it. */
const WRAP_IV = Buffer.alloc(8, 0xa6);
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a value with a key of its own; the key, wrapped by the master key, is kept apart so that it can be destroyed. */
export function seal(value: unknown, master: Buffer): { sealed: string; key: Buffer } {
  const key = randomBytes(32);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  const wrap = createCipheriv('id-aes256-wrap', master, WRAP_IV);
  return {
    sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64'),
    key: Buffer.concat([wrap.update(key), wrap.final()]),
  };
}

export function unseal(sealed: string, key: Buffer, master: Buffer): unknown {
  const wrap = createDecipheriv('id-aes256-wrap', master, WRAP_IV);
  const open = Buffer.concat([wrap.update(key), wrap.final()]);
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', open, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}
