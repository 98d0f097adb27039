import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Bilingual } from '../problem.js';

/**
 * `waiting` → `sending` → `sent`. `failed`: the server refuses it, or has not taken it after all attempts.
 * `unknown`: it may have arrived; nobody sends it again by themselves. `held`: there is no mail server, so
 * that it is read in the app.
 */
export const mailStatuses = ['waiting', 'sending', 'sent', 'failed', 'unknown', 'held'] as const;
export type MailStatus = (typeof mailStatuses)[number];

/** Why a mail has not been sent, or not yet. */
export interface MailFailure {
  code: 'no-address' | 'no-answer' | 'sign-in-refused' | 'refused-for-now' | 'refused' | 'interrupted' | 'answer-lost';
  message: Bilingual;
}

/** One mail to one person, and what has become of it. */
@Entity('mails')
export class Mail {
  @PrimaryColumn('uuid') id: string;
  /** What the mail is, such as `digest`. */
  @Column('text') kind: string;
  @Column('uuid', { name: 'recipient_id' }) recipientId: string;
  /** Address, words and the server's answer go after some weeks; that there was a mail stays. */
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('text', { nullable: true }) text: string | null;
  @Column('text', { nullable: true }) html: string | null;
  @Column('jsonb') headers: Record<string, string>;
  @Column('text') status: MailStatus;
  /** Given at the first attempt, and the same at every other. */
  @Column('text', { name: 'message_id', nullable: true }) messageId: string | null;
  @Column('int') attempts: number;
  @Column('timestamptz', { name: 'not_before', nullable: true }) notBefore: Date | null;
  @Column('timestamptz', { name: 'claimed_at', nullable: true }) claimedAt: Date | null;
  /** What the server said last, word for word. */
  @Column('text', { nullable: true }) answer: string | null;
  @Column('jsonb', { nullable: true }) failure: MailFailure | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}
