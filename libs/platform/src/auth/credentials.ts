import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { cookieIn, cookieNames } from './cookies.js';
import { Csrf } from './csrf.js';
import { Tokens, unauthenticated, type Identity } from './tokens.js';

const HARMLESS = ['GET', 'HEAD', 'OPTIONS'];

/** Who asks: by a bearer token, or by the cookie of a browser, which has to show that it asks of its own accord. */
@Injectable()
export class Credentials {
  constructor(
    private readonly tokens: Tokens,
    private readonly csrf: Csrf,
  ) {}

  identify(request: FastifyRequest): Promise<Identity> {
    return this.#identify(request, (token) => this.tokens.verify(token));
  }

  /** Whose token it was when it was given, although it may have expired since. Not proof enough to read anything. */
  recognise(request: FastifyRequest): Promise<Identity> {
    return this.#identify(request, (token) => this.tokens.recognise(token));
  }

  async #identify(request: FastifyRequest, check: (token: string) => Promise<Identity>): Promise<Identity> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return check(bearerIn(authorization));
    const token = cookieIn(cookie, cookieNames.access);
    if (!token) throw unauthenticated();
    const identity = await check(token);
    if (!HARMLESS.includes(request.method)) this.csrf.assertOwn(request, identity.subject);
    return identity;
  }
}

function bearerIn(authorization: string): string {
  const [scheme, token] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw unauthenticated();
  return token;
}
