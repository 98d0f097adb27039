import * as oidc from 'openid-client';
import { Problem, type Config } from '@liaison/platform';

/** What the answer of the identity provider must match. */
export interface Request {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Granted {
  accessToken: string;
  idToken: string;
  refreshToken: string | null;
}

/**
 * The identity provider as the web app's client sees it (authorization code with PKCE). Browsers are
 * sent to its public addresses; what the directory asks itself goes to the inside one.
 */
export class IdentityProvider {
  #known: Promise<oidc.Configuration> | null = null;

  constructor(private readonly config: Config) {}

  /** Where to send a browser to sign in. */
  async authorizationUrl(redirectUri: string, request: Request, language: string, again: boolean): Promise<URL> {
    return oidc.buildAuthorizationUrl(await this.#configuration(), {
      redirect_uri: redirectUri,
      scope: this.config.webClient.scope,
      code_challenge: await oidc.calculatePKCECodeChallenge(request.verifier),
      code_challenge_method: 'S256',
      state: request.state,
      nonce: request.nonce,
      ui_locales: language,
      ...(again && { prompt: 'login' }),
    });
  }

  /** @throws when the answer is not the one to this request, or its code is not good */
  async redeem(answer: URL, { state, nonce, verifier }: Request): Promise<Granted> {
    const tokens = await oidc.authorizationCodeGrant(await this.#configuration(), answer, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    return { accessToken: tokens.access_token, idToken: tokens.id_token!, refreshToken: tokens.refresh_token ?? null };
  }

  /** @throws when the provider gives no more for this refresh token */
  async refresh(refreshToken: string): Promise<Omit<Granted, 'idToken'>> {
    const tokens = await oidc.refreshTokenGrant(await this.#configuration(), refreshToken);
    return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token ?? refreshToken };
  }

  /** Where to send a browser so that the provider forgets it too; null when the provider has no such page. */
  async endSessionUrl(idToken: string, returnTo: string): Promise<string | null> {
    const configuration = await this.#configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    return oidc.buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: returnTo }).href;
  }

  #configuration(): Promise<oidc.Configuration> {
    // A provider that cannot be reached is asked again the next time.
    this.#known ??= this.#discover().catch((error: Error) => {
      this.#known = null;
      throw new Problem('unavailable', null, { cause: error });
    });
    return this.#known;
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, issuerInside, webClient } = this.config;
    const inside = (address: string): string => (address.startsWith(issuer) ? issuerInside + address.slice(issuer.length) : address);
    const reply = await fetch(`${issuerInside}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5_000) });
    const metadata = (await reply.json()) as oidc.ServerMetadata;
    if (metadata.issuer !== issuer) throw new Error(`${issuerInside} calls itself ${metadata.issuer}, not ${issuer}`);
    const configuration = new oidc.Configuration(
      { ...metadata, token_endpoint: inside(metadata.token_endpoint!), jwks_uri: inside(metadata.jwks_uri!) },
      webClient.id,
      webClient.secret ?? undefined,
      webClient.secret ? oidc.ClientSecretBasic(webClient.secret) : oidc.None(),
    );
    // Demonstrations and the inside of a deployment speak plain HTTP.
    if (inside(metadata.token_endpoint!).startsWith('http:')) oidc.allowInsecureRequests(configuration);
    return configuration;
  }
}
