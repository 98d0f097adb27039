import type { Config } from '@liaison/platform';
import type { IssuerKeys } from './issuer-keys.js';

export const WEB_CLIENT = 'liaison-web';
/** The client of programs; a user of the same subject says what it may do. */
export const API_CLIENT = 'liaison-api';

/** Addresses at which people reach the suite: the issuer's own, and this machine's by both of its names. */
export const originsOf = ({ issuer, port }: Config): string[] => [
  ...new Set([new URL(issuer).origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`]),
];

/** The clients that the embedded issuer knows: the web app, which can keep no secret, and programs, which can. */
export const clientsOf = (config: Config, keys: IssuerKeys): object[] => [
  {
    client_id: WEB_CLIENT,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: originsOf(config).map((origin) => `${origin}/auth/callback`),
    post_logout_redirect_uris: originsOf(config).map((origin) => `${origin}/`),
  },
  {
    client_id: API_CLIENT,
    client_secret: keys.apiClientSecret,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  },
];
