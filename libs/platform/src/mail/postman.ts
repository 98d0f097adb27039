import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { system } from '../caller.js';
import type { Config } from '../config.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { errorWords } from '../error-words.js';
import { Loop } from '../loop.js';
import { Metrics } from '../metrics.js';
import { CONFIG, LOGGER } from '../tokens.js';
import type { Mail, MailFailure, MailStatus } from './mail.entity.js';
import { failures, type Outcome } from './outcome.js';
import { addressIn, deliver, PATIENCE } from './smtp.js';

const EVERY_MS = 2_000;
/** A mail of whose sending nothing was heard for so long was interrupted: longer than one may take. */
const INTERRUPTED_AFTER_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
/** Pauses after attempts that came to nothing; after the last one the mail has failed, some eleven hours old. */
const PAUSES_MS = [1, 5, 15, 60, 180, 360].map((minutes) => minutes * MINUTE_MS);
const ANSWER_LENGTH = 500;

type Claimed = Pick<Mail, 'id' | 'subject' | 'text' | 'html' | 'headers' | 'attempts'> & { address: string; messageId: string };

/**
 * Carries mails to the mail server, each at most once: that it is being sent is kept before it is sent, and
 * what a crash leaves so becomes `unknown`, for a person to see. Where there is no server they are held for the app.
 */
@Injectable()
export class Postman implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #loop: Loop;
  /** Tests have less patience. */
  patience = PATIENCE;

  constructor(
    private readonly work: UnitOfWork,
    metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#loop = new Loop(EVERY_MS, () => this.tick(), (error) => logger.warn({ error: errorWords(error) }, 'the mail will be tried again'));
    metrics.ask('liaison_mails', 'Mails that wait, have failed, or may have arrived', ['status'], () => this.#figures());
  }

  onApplicationBootstrap(): void {
    if (this.config.role === 'http') return;
    if (!this.config.mail) this.logger.warn('SMTP_URL is not set: mail stays in the app');
    this.#loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#loop.stop();
  }

  /** Sends what is due, one after the other. A server that does not answer is not asked again in this round. */
  async tick(): Promise<void> {
    await this.#inTx(declareInterrupted);
    const { mail } = this.config;
    if (!mail) return this.#inTx(holdAll);
    for (;;) {
      const claimed = this.#stop.signal.aborted ? null : await this.#inTx((tx) => claim(tx, addressIn(mail.from)));
      if (!claimed) return;
      const { address: to, messageId, subject, text, html, headers } = claimed;
      const message = { messageId, from: mail.from, to, subject: subject ?? '', text: text ?? '', html: html ?? '', date: new Date(), headers: { ...AUTOMATIC, ...headers } };
      const outcome = await deliver(mail.server, message, this.patience, this.#stop.signal);
      await this.#inTx((tx) => settle(tx, claimed, outcome));
      if (outcome.kind !== 'accepted') this.logger.warn({ mail: claimed.id, outcome: outcome.kind, code: outcome.failure.code }, 'a mail was not sent');
      if (outcome.kind === 'later' && outcome.failure.code !== 'refused-for-now') return;
    }
  }

  async #figures() {
    const rows = await this.#inTx((tx) =>
      tx.query<{ status: string; count: number }>(`SELECT s.status, (SELECT count(*)::int FROM mails m WHERE m.status = s.status) AS count FROM (VALUES ('waiting'), ('failed'), ('unknown')) AS s(status)`),
      'reserved',
    );
    return rows.map(({ status, count }) => ({ labels: { status }, value: count }));
  }

  #inTx<T>(work: (tx: Tx) => Promise<T>, lane?: 'reserved'): Promise<T> {
    return this.work.asSystem(system('mail'), work, lane);
  }
}

/** No machine is to answer a machine (RFC 3834). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

const declareInterrupted = async (tx: Tx): Promise<void> => {
  await tx.query(`UPDATE mails SET status = 'unknown', failure = $2, ended_at = $3 WHERE status = 'sending' AND claimed_at < $1`, [
    new Date(tx.now.getTime() - INTERRUPTED_AFTER_MS), JSON.stringify(failures.interrupted), tx.now,
  ]);
};

const holdAll = async (tx: Tx): Promise<void> => {
  await tx.query(`UPDATE mails SET status = 'held', ended_at = $1 WHERE status = 'waiting'`, [tx.now]);
};

/** Takes the oldest mail that is due, and keeps that it is being sent. One without an address fails. */
async function claim(tx: Tx, from: string): Promise<Claimed | null> {
  await tx.query(`UPDATE mails SET status = 'failed', failure = $1, ended_at = $2 WHERE status = 'waiting' AND address IS NULL`, [JSON.stringify(failures.noAddress), tx.now]);
  const [row] = await tx.query<Claimed>(
    `UPDATE mails SET status = 'sending', attempts = attempts + 1, claimed_at = $1, message_id = coalesce(message_id, '<' || id || '@' || $2 || '>')
      WHERE id = (SELECT id FROM mails WHERE status = 'waiting' AND (not_before IS NULL OR not_before <= $1) ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, address, subject, text, html, headers, attempts, message_id AS "messageId"`,
    [tx.now, from.split('@')[1]],
  );
  return row ?? null;
}

/** Keeps what has become of an attempt, unless the mail has been declared interrupted meanwhile. */
async function settle(tx: Tx, { id, attempts }: Claimed, outcome: Outcome): Promise<void> {
  const pause = PAUSES_MS[attempts - 1];
  const again = outcome.kind === 'later' && pause !== undefined;
  const status: MailStatus = outcome.kind === 'accepted' ? 'sent' : outcome.kind === 'unknown' ? 'unknown' : again ? 'waiting' : 'failed';
  const failure: MailFailure | null = outcome.kind === 'accepted' ? null : outcome.failure;
  await tx.query(`UPDATE mails SET status = $2, failure = $3, answer = $4, not_before = $5, ended_at = $6 WHERE id = $1 AND status = 'sending' AND attempts = $7`, [
    id, status, failure && JSON.stringify(failure), outcome.answer?.slice(0, ANSWER_LENGTH) ?? null, again ? new Date(tx.now.getTime() + pause) : null, again ? null : tx.now, attempts,
  ]);
}
