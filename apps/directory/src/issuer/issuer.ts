import { errorWords } from '@liaison/platform';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, Provider, type KoaContext } from 'oidc-provider';
import type { Config, Logger, UnitOfWork } from '@liaison/platform';
import { maySignIn } from './accounts.js';
import { clientsOf, originsOf } from './clients.js';
import { ALGORITHM, issuerKeys, type IssuerKeys } from './issuer-keys.js';
import { Login, MOUNT } from './login.js';
import { errorPage, languageIn, signedOutPage, signOutPage } from './pages.js';
import { Records } from './records.js';

const HOUR_SECONDS = 3_600;
/** A working day: in the morning one signs in again. */
const SESSION_SECONDS = 12 * HOUR_SECONDS;
const CODE_SECONDS = 60;
const ACCESS_TOKEN_SECONDS = HOUR_SECONDS;

/** The suite's API as RFC 8707 wants it named: by a URI. Tokens for it carry the configured audience. */
const RESOURCE = 'urn:liaison:api';

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The identity provider of demonstrations: authorization code with PKCE for people, client
 * credentials for programs. Its passwords are the users' own names, so it exists only where
 * `config.demo` says so, and the configuration refuses to start in production with it.
 */
export async function openIssuer(config: Config, work: UnitOfWork, logger: Logger): Promise<Answer> {
  const { pathname: mount, host, protocol } = new URL(config.issuer);
  if (mount !== MOUNT) throw new Error(`The embedded issuer lives under ${MOUNT}: let OIDC_ISSUER end so, instead of ${config.issuer}`);
  const keys = await issuerKeys(config.dataDir);
  const provider = new Provider(config.issuer, configuration(config, keys, work));
  provider.on('server_error', (_, error) => logger.error({ error: errorWords(error) }, 'the embedded issuer failed'));
  // The addresses that it gives are the issuer's, whatever the request claims: see the headers below.
  provider.proxy = true;
  const answer = provider.callback();
  const login = new Login(provider, config, (subject) => maySignIn(work, subject));
  return async (request, response) => {
    const url = request.url!;
    if (login.answers(url)) return login.answer(request, response);
    request.headers['x-forwarded-host'] = host;
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    // The provider knows its routes from its own root on; it learns its place from the original address.
    Object.assign(request, { originalUrl: url, url: url.slice(MOUNT.length) || '/' });
    await answer(request, response);
  };
}

function configuration(config: Config, keys: IssuerKeys, work: UnitOfWork): object {
  const cookie = { httpOnly: true, sameSite: 'lax', signed: true };
  return {
    adapter: (model: string) => new Records(model, work),
    clients: clientsOf(config, keys),
    clientDefaults: { id_token_signed_response_alg: ALGORITHM },
    jwks: { keys: [keys.signing] },
    scopes: ['openid'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    cookies: {
      keys: [keys.cookies],
      names: { session: 'issuer_session', interaction: 'issuer_login', resume: 'issuer_resume' },
      long: { ...cookie, path: MOUNT },
      short: cookie,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: resourceIndicators(config),
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: KoaContext, form: string) => show(ctx, signOutPage(languageIn(ctx.oidc.params?.ui_locales), form, originsOf(config))),
        postLogoutSuccessSource: (ctx: KoaContext) => show(ctx, signedOutPage(languageIn(undefined))),
      },
    },
    interactions: { url: (_: KoaContext, { uid }: { uid: string }) => `${MOUNT}/interaction/${uid}` },
    renderError: (ctx: KoaContext, { error }: { error: string }) => show(ctx, errorPage(languageIn(ctx.query.ui_locales), error)),
    loadExistingGrant: firstPartyGrant,
    // As long as the session lasts, the app need not send its people here again each hour.
    issueRefreshToken: (_: KoaContext, client: { grantTypeAllowed(type: string): boolean }) => client.grantTypeAllowed('refresh_token'),
    extraTokenClaims: (ctx: KoaContext) => {
      const authTime = (ctx.oidc.entities.AuthorizationCode ?? ctx.oidc.entities.RefreshToken)?.authTime;
      return authTime === undefined ? undefined : { auth_time: authTime };
    },
    findAccount: async (_: KoaContext, subject: string) =>
      (await maySignIn(work, subject)) ? { accountId: subject, claims: () => ({ sub: subject }) } : undefined,
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: CODE_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
      RefreshToken: SESSION_SECONDS,
    },
  };
}

/** Every access token is a JWT for the suite's API, asked for or not. */
const resourceIndicators = ({ audience }: Config): object => ({
  enabled: true,
  defaultResource: () => RESOURCE,
  useGrantedResource: () => true,
  getResourceServerInfo: (_: KoaContext, resource: string) => {
    if (resource !== RESOURCE) throw new errors.InvalidTarget();
    return { audience, scope: '', accessTokenFormat: 'jwt', accessTokenTTL: ACCESS_TOKEN_SECONDS, jwt: { sign: { alg: ALGORITHM } } };
  },
});

/** The suite's own app needs nobody's consent to show people their own work. */
async function firstPartyGrant({ oidc }: KoaContext): Promise<unknown> {
  const known = oidc.session.grantIdFor(oidc.client.clientId);
  const grant = known && (await oidc.provider.Grant.find(known));
  if (grant) return grant;
  const made = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  made.addOIDCScope('openid');
  await made.save();
  return made;
}

function show(ctx: KoaContext, { html, policy }: { html: string; policy: string }): void {
  ctx.type = 'html';
  ctx.set('content-security-policy', policy);
  ctx.body = html;
}
