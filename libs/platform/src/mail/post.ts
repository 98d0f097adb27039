import { newId } from '@liaison/contracts';
import type { Tx } from '../database/tx.js';
import { Mail } from './mail.entity.js';

/** A mail as its sender words it. */
export interface Letter {
  kind: string;
  /** The user, or the person, to whom it goes. */
  recipientId: string;
  /** Null: it is kept for the app, and nothing is sent. */
  address: string | null;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
}

/**
 * Puts a mail into the outgoing mail, with the change that it tells of or not at all. It is sent after the
 * commit, at most once.
 * @returns its id
 */
export function post(tx: Tx, letter: Letter): string {
  const id = newId();
  const waiting = { messageId: null, attempts: 0, notBefore: null, claimedAt: null, answer: null, failure: null, createdAt: tx.now, endedAt: null };
  tx.insert(Mail, { id, headers: {}, ...letter, status: 'waiting', ...waiting });
  return id;
}
