import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.js';
import { cookieIn, cookieNames } from './cookies.js';

const HEADER = 'x-liaison-csrf';
const NONCE_BYTES = 16;

/**
 * Tells changes that the app itself asks for from those into which another site pushes a browser that
 * has signed in: only our own pages can read the cookie and repeat it in a header. The value is bound
 * to its user, so that a neighbouring site that can set cookies cannot bring one of its own, and a tab
 * that one user left open does not write as the next one.
 */
export class Csrf {
  constructor(private readonly key: Buffer) {}

  tokenFor(subject: string): string {
    const nonce = randomBytes(NONCE_BYTES).toString('base64url');
    return `${nonce}.${this.#mac(nonce, subject)}`;
  }

  /** The token that a browser brings, when it is one of this user's. */
  tokenIn(request: FastifyRequest, subject: string): string | null {
    const token = cookieIn(request.headers.cookie, cookieNames.csrf);
    const [nonce = '', mac = ''] = token?.split('.') ?? [];
    return token && same(mac, this.#mac(nonce, subject)) ? token : null;
  }

  /** @throws Problem `csrf-refused` */
  assertOwn(request: FastifyRequest, subject: string): void {
    assertFromHere(request);
    const token = this.tokenIn(request, subject);
    const repeated = request.headers[HEADER];
    if (!token || typeof repeated !== 'string' || !same(repeated, token)) throw refused();
  }

  #mac(nonce: string, subject: string): string {
    return createHmac('sha256', this.key).update(`${nonce}\n${subject}`).digest('base64url');
  }
}

/** Browsers say where a request comes from. What comes from elsewhere has no business to change anything. */
export function assertFromHere(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refused();
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const refused = (): Problem =>
  new Problem('csrf-refused', {
    fr: 'Cette demande ne vient pas de l’application : rechargez la page et recommencez.',
    en: 'This request does not come from the application: reload the page and start again.',
  });
