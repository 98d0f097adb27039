import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Interaction, Provider } from 'oidc-provider';
import type { Config } from '@liaison/platform';
import { originsOf } from './clients.js';
import { expiredPage, languageIn, signInPage, type Language, type Page } from './pages.js';

/** Where the issuer's addresses begin: the directory owns this path. */
export const MOUNT = '/oidc';

/** A name and a password; more is not a sign-in. */
const FORM_BYTES_AT_MOST = 8_192;

/** The pages between an authorization request and its answer: who are you? Nobody is asked for consent. */
export class Login {
  readonly #origins: string[];

  constructor(
    private readonly provider: Provider,
    config: Config,
    private readonly maySignIn: (subject: string) => Promise<boolean>,
  ) {
    this.#origins = originsOf(config);
  }

  answers(url: string): boolean {
    return url.startsWith(`${MOUNT}/interaction/`);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = new URL(request.url!, 'http://issuer').searchParams.get('lang');
    // The cookie of this interaction says which one it is; without it, somebody else began it.
    const interaction = await this.provider.interactionDetails(request, response).catch(() => null);
    if (!interaction || !request.url!.startsWith(`${MOUNT}/interaction/${interaction.uid}`))
      return show(response, 400, expiredPage(languageIn(asked)));
    const language = languageIn(asked ?? interaction.params.ui_locales);
    if (request.method !== 'POST') return show(response, 200, signInPage(language, this.#origins));
    await this.#signIn(request, response, interaction, language);
  }

  async #signIn(request: IncomingMessage, response: ServerResponse, { prompt }: Interaction, language: Language): Promise<void> {
    const form = await readForm(request);
    // Whoever picks a person need not type what everybody knows: the password is the name.
    const picked = form?.get('as');
    const name = picked ?? form?.get('name')?.trim() ?? '';
    const right = prompt.name === 'login' && name !== '' && (picked ?? form?.get('password')) === name && (await this.maySignIn(name));
    if (!right) return show(response, 422, signInPage(language, this.#origins, { name }));
    await this.provider.interactionFinished(request, response, { login: { accountId: name } }, { mergeWithLastSubmission: false });
  }
}

/** The fields of a form; null when it is none, or too long for one. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > FORM_BYTES_AT_MOST) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function show(response: ServerResponse, status: number, { html, policy }: Page): void {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': policy })
    .end(html);
}
