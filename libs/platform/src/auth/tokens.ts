import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Config } from '../config.js';
import { Problem } from '../problem.js';

export interface Identity {
  /** The identity provider's name of the user. */
  subject: string;
  /** When the user last proved who they are, seconds since 1970; null when the provider does not say. */
  authTime: number | null;
  /** When the token ends, in the machine's time. */
  expiresAtMs: number;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** Verified tokens kept: checking a signature costs 170–200 µs, looking one up about one. */
const KEPT_AT_MOST = 2_000;
/** How long after it was given a token still tells whose it was. */
export const RECOGNISED_DAYS = 30;

/** Checks access tokens against the issuer's published keys: algorithm, issuer, audience and expiry exactly. */
export class Tokens {
  readonly #keys: JWTVerifyGetKey;
  readonly #kept = new Map<string, Identity>();

  constructor(private readonly config: Config) {
    this.#keys = createRemoteJWKSet(new URL(config.jwksUrl), { timeoutDuration: 5_000, cooldownDuration: 1_000 });
  }

  async verify(token: string): Promise<Identity> {
    const kept = this.#kept.get(token);
    if (kept) {
      if (kept.expiresAtMs > Date.now()) return kept;
      this.#kept.delete(token);
      throw unauthenticated();
    }
    const identity = await this.#check(token, new Date());
    if (this.#kept.size >= KEPT_AT_MOST) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(token, identity);
    return identity;
  }

  /** Checks a token as it was on the moment that it was given, at most {@link RECOGNISED_DAYS} days ago. */
  async recognise(token: string): Promise<Identity> {
    const givenAtMs = (claimsOf(token).iat ?? Number.NaN) * 1000;
    const ageMs = Date.now() - givenAtMs;
    // A clock of the issuer that is a little ahead does not matter.
    if (!(ageMs >= -60_000 && ageMs <= RECOGNISED_DAYS * 86_400_000)) throw unauthenticated();
    return this.#check(token, new Date(givenAtMs));
  }

  async #check(token: string, currentDate: Date): Promise<Identity> {
    const { issuer, audience } = this.config;
    const { payload } = await jwtVerify(token, this.#keys, { issuer, audience, algorithms: ALGORITHMS, currentDate }).catch((error) => {
      throw isRefusal(error) ? unauthenticated() : error;
    });
    if (!payload.sub || !payload.exp) throw unauthenticated();
    return { subject: payload.sub, authTime: numberOrNull(payload.auth_time), expiresAtMs: payload.exp * 1000 };
  }
}

/** What a token says, believed by nobody yet. */
function claimsOf(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw unauthenticated();
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

export const unauthenticated = (): Problem =>
  new Problem(
    'unauthenticated',
    { fr: 'Connectez-vous : le jeton d’accès est absent, expiré ou invalide.', en: 'Sign in: the access token is absent, expired or invalid.' },
    { headers: { 'www-authenticate': 'Bearer' } },
  );
