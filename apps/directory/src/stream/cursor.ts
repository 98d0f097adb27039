import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** How far somebody has heard, and when they were told so. */
export interface Heard {
  position: number;
  at: Date;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEARD_BYTES = 16;

/**
 * The `id:` of a stream. A bare position would count every event of the suite: two of them with a gap
 * between would tell a sales representative that something medical has happened. So the id is the
 * position sealed with a fresh nonce, and it is given when the stream opens and at each heartbeat, not
 * only with events: neither its value nor the moment at which it comes says what others have heard.
 * It is good for its own user alone.
 */
export class Cursors {
  readonly #key: Buffer;

  constructor(master: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'liaison stream cursor', 32));
  }

  write(userId: string, { position, at }: Heard): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(userId));
    const heard = Buffer.alloc(HEARD_BYTES);
    heard.writeBigUInt64BE(BigInt(position), 0);
    heard.writeBigUInt64BE(BigInt(at.getTime()), 8);
    return Buffer.concat([nonce, cipher.update(heard), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** Null when it is not one of ours, or not this user's. */
  read(userId: string, cursor: string): Heard | null {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.length !== NONCE_BYTES + HEARD_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(userId))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const heard = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      return { position: Number(heard.readBigUInt64BE(0)), at: new Date(Number(heard.readBigUInt64BE(8))) };
    } catch {
      return null;
    }
  }
}
