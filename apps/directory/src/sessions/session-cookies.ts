import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieNames, RECOGNISED_DAYS } from '@liaison/platform';

/** Between an authorization request and its answer: what the answer has to match. */
export const SIGNING_IN = 'liaison_signing_in';
/** How long somebody may look at the form of the identity provider. */
const SIGNING_IN_SECONDS = 3_600;
/** An expired token still tells whose unsent work a device brings: so its cookie outlives it. */
const KEPT_SECONDS = RECOGNISED_DAYS * 86_400;

/** The browser's address of the suite, as the proxy before it tells; behind TLS its cookies never travel in the open. */
export function originOf(request: FastifyRequest): string {
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? 'localhost'}`;
}

export class SessionCookies {
  readonly #secure: string;
  readonly #lines: string[] = [];

  constructor(
    request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {
    this.#secure = originOf(request).startsWith('https:') ? '; Secure' : '';
  }

  signingIn(sealed: string): void {
    // Lax: the answer comes by a redirection of the identity provider, which may live elsewhere.
    this.#set(`${SIGNING_IN}=${sealed}; Path=/auth; Max-Age=${SIGNING_IN_SECONDS}; HttpOnly; SameSite=Lax`);
  }

  signedIn(accessToken: string, csrf: string, session: string): void {
    this.#set(`${SIGNING_IN}=; Path=/auth; Max-Age=0; HttpOnly; SameSite=Lax`);
    this.#set(`${cookieNames.access}=${accessToken}; Path=/api; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Strict`);
    this.#set(`${cookieNames.csrf}=${csrf}; Path=/; Max-Age=${KEPT_SECONDS}; SameSite=Strict`);
    this.#set(`${cookieNames.session}=${session}; Path=/auth; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Strict`);
  }

  signedOut(): void {
    this.#set(`${cookieNames.access}=; Path=/api; Max-Age=0; HttpOnly; SameSite=Strict`);
    this.#set(`${cookieNames.csrf}=; Path=/; Max-Age=0; SameSite=Strict`);
    this.#set(`${cookieNames.session}=; Path=/auth; Max-Age=0; HttpOnly; SameSite=Strict`);
  }

  #set(line: string): void {
    this.#lines.push(`${line}${this.#secure}`);
    void this.reply.header('set-cookie', this.#lines);
  }
}
