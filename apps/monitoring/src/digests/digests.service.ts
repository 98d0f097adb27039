import { Inject, Injectable } from '@nestjs/common';
import { newId, ruleOf, type Role } from '@liaison/contracts';
import { CONFIG, post, type Config, type Tx } from '@liaison/platform';
import { nextSlot, slotsOf } from '../runs/slots.js';
import { Digest, type DigestPreference } from './digest.entity.js';
import { letterOf, type Told } from './letter.js';
import { newsOf, shownOf, type News } from './news.js';
import { PreferencesService } from './preferences.service.js';
import { scoresOf } from './scores.js';
import { sectionsOf } from './sections.js';
import { Unsubscription } from './unsubscription.js';
import { UserContact } from './user-contact.entity.js';

/** Which slot a digest is for; null when somebody asks for it. */
interface Occasion {
  id?: string;
  slot: Date | null;
  missed: number;
}

/** What is to be told, and how it reaches whom it is for. */
interface ToTell {
  preference: DigestPreference;
  news: News[];
  missed: number;
  language: 'fr' | 'en';
  address: string | null;
}

/** Tells users what is new to them. Everything is read with the user's own rights, and told once. */
@Injectable()
export class DigestsService {
  constructor(
    private readonly preferences: PreferencesService,
    private readonly unsubscription: Unsubscription,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What is new to the caller, now. @returns the digest's id */
  async now(tx: Tx, id?: string): Promise<string> {
    return this.#make(tx, await this.preferences.lockMine(tx), { id, slot: null, missed: 0 });
  }

  /** The caller's digest of the latest slot that has come, which catches up those that were missed; of each slot once, whoever looks. */
  async ofSlot(tx: Tx): Promise<void> {
    const preference = await this.preferences.lockMine(tx);
    const [due] = await tx.query<{ cron: string; from: Date }>(`SELECT cron, slotted_to AS from FROM watch_schedules WHERE id = $1 AND kind = 'digest' AND next_slot_at <= $2`, [tx.userId, tx.now]);
    if (!due) return;
    const slots = slotsOf(due.cron, due.from, tx.now);
    const slot = slots.at(-1) ?? due.from;
    await moveOn(tx, tx.userId, due.cron, slot);
    await this.#make(tx, preference, { slot, missed: Math.max(0, slots.length - 1) });
  }

  async #make(tx: Tx, preference: DigestPreference, { id = newId(), slot, missed }: Occasion): Promise<string> {
    const news = await newsOf(tx, preference, mayManage(tx));
    const contact = await (await tx.reading(UserContact)).findOneBy({ id: tx.userId });
    const { locale: language = 'fr', email: address = null } = contact ?? {};
    const mailId = news.length > 0 ? await this.#post(tx, { preference, news, missed, language, address }) : null;
    tx.insert(Digest, { id, userId: tx.userId, slot, missed, signalCount: news.length, language, mailId, createdAt: tx.now });
    await markTold(tx, id, news);
    return id;
  }

  async #post(tx: Tx, { preference, news, missed, language, address }: ToTell): Promise<string> {
    const sections = sectionsOf(news, await scoresOf(tx, news));
    const told: Told = {
      ...{ language, preference, sections, missed, app: this.config.publicUrl, unsubscribe: this.unsubscription.addressFor(tx.userId), count: news.length },
      retractions: news.filter(({ reason }) => reason === 'retraction').length,
      shown: await shownOf(tx, sections.flatMap(({ shown }) => shown.map(({ id }) => id))),
    };
    return post(tx, { kind: 'digest', recipientId: tx.userId, address, ...letterOf(told) });
  }
}

/** Whoever may change sources looks after the pages that are watched. */
const mayManage = (tx: Tx): boolean => ruleOf('sources:manage').roles[tx.caller.role as Role] !== undefined;

export const moveOn = (tx: Tx, userId: string, cron: string, slot: Date): Promise<unknown> =>
  tx.query(`UPDATE watch_schedules SET slotted_to = $2, next_slot_at = $3 WHERE id = $1 AND kind = 'digest'`, [userId, slot, nextSlot(cron, slot) ?? new Date(8.64e15)]);

async function markTold(tx: Tx, digestId: string, news: readonly News[]): Promise<void> {
  if (news.length === 0) return;
  await tx.query(
    `INSERT INTO digest_signals (user_id, signal_id, version, digest_id) SELECT app_user(), signal_id, version, $3 FROM unnest($1::uuid[], $2::int[]) AS told(signal_id, version)
     ON CONFLICT (user_id, signal_id) DO UPDATE SET version = excluded.version, digest_id = excluded.digest_id`,
    [news.map(({ id }) => id), news.map(({ version }) => version), digestId],
  );
}
