import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, notFound, Problem, SecretBox, system, UnitOfWork, type Caller, type Config, type ContentBody } from '@liaison/platform';
import { PreferencesService } from './preferences.service.js';

/** What an address is sealed for: it cannot stand in for anything else. */
const ABOUT = 'digest unsubscription';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Far longer than what a mail program says. */
const HEARD_BYTES = 4_096;

/** As a form of either kind has it (RFC 8058). */
const ONE_CLICK = /List-Unsubscribe(=|"\s+)One-Click/;

/** Stops somebody's digest where their mail program asks for it: whoever has the mail needs no session. */
@Injectable()
export class Unsubscription {
  readonly #box: SecretBox;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly preferences: PreferencesService,
    private readonly work: UnitOfWork,
  ) {
    this.#box = new SecretBox(config.secrets.keyFor('mails'));
  }

  /** Stands in each mail to a user. Nobody else can make it, or tell whose it is; it holds as long as the suite's key. */
  addressFor(userId: string): string {
    return `${this.config.publicUrl}/api/v1/digest-unsubscriptions/${this.tokenFor(userId)}`;
  }

  tokenFor(userId: string): string {
    return this.#box.seal(userId, ABOUT);
  }

  /** @throws Problem when nobody's mail holds the token, or what is said is not what mail programs say */
  async stop(token: string, said: ContentBody, correlationId: string): Promise<void> {
    const userId = this.#box.open(token, ABOUT);
    if (!userId || !ID.test(userId)) throw notFound();
    if (!ONE_CLICK.test(await beginning(said.stream))) throw notOneClick();
    const holder: Caller = { ...system(userId), kind: 'user', userId };
    await this.work.run({ caller: holder, scope: 'own', correlationId, action: 'digests:stop' }, (tx) => this.preferences.stop(tx));
  }
}

/** All is heard out, so that there is somebody to answer; what is too long to be kept is no form of ours. */
async function beginning(stream: Readable): Promise<string> {
  let kept = '';
  for await (const piece of stream) if (kept.length < HEARD_BYTES) kept += (piece as Buffer).toString('latin1');
  return kept;
}

const notOneClick = (): Problem =>
  new Problem('invalid-request', {
    fr: 'Un programme de courriel envoie ici « List-Unsubscribe=One-Click ».',
    en: 'A mail program sends “List-Unsubscribe=One-Click” here.',
  });
