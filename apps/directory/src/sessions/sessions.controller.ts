import { randomBytes } from 'node:crypto';
import { Controller, Get, HttpCode, HttpStatus, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertFromHere, CONFIG, cookieIn, cookieNames, Csrf, LOGGER, Public, SecretBox, Tokens, unauthenticated, type Config, type Logger } from '@liaison/platform';
import { IdentityProvider, type Granted, type Request } from './identity-provider.js';
import { originOf, SessionCookies, SIGNING_IN } from './session-cookies.js';

/** What a sealed cookie is about, so that one cannot stand in for the other. */
const ABOUT = { signingIn: 'signing in', session: 'session' };
/** Where the app says why somebody did not get in. */
const FAILED = '/signed-out?reason=failed';

interface SigningIn extends Request {
  to: string;
}

interface Session {
  idToken: string;
  refreshToken: string | null;
}

/**
 * The session of a browser. Tokens stay here and in cookies that no script can read; the app sees the
 * CSRF token alone, which is of use to nobody without the others.
 */
@ApiExcludeController()
@Controller('auth')
export class SessionsController {
  readonly #provider: IdentityProvider;
  readonly #box: SecretBox;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly tokens: Tokens,
    private readonly csrf: Csrf,
  ) {
    this.#provider = new IdentityProvider(config);
    this.#box = new SecretBox(config.secrets.keyFor('browser sessions'));
  }

  /** Sends the browser to the identity provider, and afterwards back to `to`. */
  @Get('sign-in')
  @Public()
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: Record<string, unknown>): Promise<void> {
    const signingIn: SigningIn = { state: secret(), nonce: secret(), verifier: secret(), to: placeIn(query.to) };
    const language = query.lang === 'en' ? 'en' : 'fr';
    const url = await this.#provider.authorizationUrl(`${originOf(request)}/auth/callback`, signingIn, language, query.again === 'true');
    new SessionCookies(request, reply).signingIn(this.#box.seal(JSON.stringify(signingIn), ABOUT.signingIn));
    redirect(reply, url.href);
  }

  @Get('callback')
  @Public()
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const signingIn = this.#opened<SigningIn>(request, SIGNING_IN, ABOUT.signingIn);
    if (!signingIn) return redirect(reply, FAILED);
    const granted = await this.#provider.redeem(new URL(request.url, originOf(request)), signingIn).catch((error: Error) => {
      this.logger.warn({ error: error.message }, 'a sign-in did not succeed');
      return null;
    });
    if (!granted) return redirect(reply, FAILED);
    await this.#keep(request, reply, granted);
    redirect(reply, signingIn.to);
  }

  /** Gives the browser a fresh token without asking anybody, while the identity provider lets it. */
  @Post('renewal')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Public()
  async renew(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    assertFromHere(request);
    const session = this.#opened<Session>(request, cookieNames.session, ABOUT.session);
    if (!session?.refreshToken) throw unauthenticated();
    const fresh = await this.#provider.refresh(session.refreshToken).catch(() => null);
    if (!fresh) throw unauthenticated();
    await this.#keep(request, reply, { ...fresh, idToken: session.idToken });
  }

  /** Forgets the browser, and says where the identity provider does the same. */
  @Post('sign-out')
  @HttpCode(HttpStatus.OK)
  @Public()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ location: string }> {
    assertFromHere(request);
    const session = this.#opened<Session>(request, cookieNames.session, ABOUT.session);
    new SessionCookies(request, reply).signedOut();
    void reply.header('cache-control', 'no-store');
    const elsewhere = session && (await this.#provider.endSessionUrl(session.idToken, `${originOf(request)}/`).catch(() => null));
    return { location: elsewhere ?? '/signed-out' };
  }

  async #keep(request: FastifyRequest, reply: FastifyReply, { accessToken, idToken, refreshToken }: Granted): Promise<void> {
    const { subject } = await this.tokens.verify(accessToken);
    const session = this.#box.seal(JSON.stringify({ idToken, refreshToken } satisfies Session), ABOUT.session);
    new SessionCookies(request, reply).signedIn(accessToken, this.csrf.tokenFor(subject), session);
  }

  #opened<T>(request: FastifyRequest, name: string, about: string): T | null {
    const sealed = cookieIn(request.headers.cookie, name);
    const text = sealed && this.#box.open(sealed, about);
    return text ? (JSON.parse(text) as T) : null;
  }
}

const secret = (): string => randomBytes(32).toString('base64url');

/** A place of the app itself: whoever makes a link must not be able to send people elsewhere with it. */
function placeIn(to: unknown): string {
  if (typeof to !== 'string' || !to.startsWith('/') || to.length > 1_000) return '/';
  const url = new URL(to, 'http://here.invalid');
  return url.origin === 'http://here.invalid' ? `${url.pathname}${url.search}` : '/';
}

function redirect(reply: FastifyReply, location: string): void {
  void reply.status(HttpStatus.SEE_OTHER).headers({ location, 'cache-control': 'no-store' }).send();
}
