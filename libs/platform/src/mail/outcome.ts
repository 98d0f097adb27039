import type { MailFailure } from './mail.entity.js';

/** What is sure of a message after an attempt. Only `unknown` may have arrived without our knowing. */
export type Outcome =
  | { kind: 'accepted'; answer: string }
  /** It has surely not been taken, and may be tried again later. */
  | { kind: 'later'; failure: MailFailure; answer: string | null }
  /** The server will not take it, today or tomorrow. */
  | { kind: 'refused'; failure: MailFailure; answer: string | null }
  | { kind: 'unknown'; failure: MailFailure; answer: string | null };

interface SmtpError {
  code?: string;
  responseCode?: number;
  response?: string;
}

/** @param begun the message itself was on its way */
export function outcomeOf(error: unknown, begun: boolean): Outcome {
  const { code, responseCode, response } = error as SmtpError;
  const answer = response ?? null;
  if (code === 'EAUTH') return { kind: 'later', failure: failures.signIn, answer };
  // What the server has said counts, whenever it has said so: no is no.
  if (responseCode && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')) return { kind: 'refused', failure: failures.refused, answer };
  if (responseCode && responseCode >= 400) return { kind: 'later', failure: failures.refusedForNow, answer };
  return begun ? { kind: 'unknown', failure: failures.answerLost, answer } : { kind: 'later', failure: failures.noAnswer, answer };
}

const failure = (code: MailFailure['code'], fr: string, en: string): MailFailure => ({ code, message: { fr, en } });

export const failures = {
  noAddress: failure('no-address', 'Aucune adresse de courriel n’est inscrite à l’annuaire.', 'No e-mail address stands in the directory.'),
  noAnswer: failure('no-answer', 'Le serveur de courriel ne répond pas.', 'The mail server does not answer.'),
  signIn: failure('sign-in-refused', 'Le serveur de courriel refuse le nom ou le mot de passe de Liaison.', 'The mail server refuses the name or password of Liaison.'),
  refusedForNow: failure('refused-for-now', 'Le serveur de courriel refuse le message pour l’instant.', 'The mail server refuses the message for now.'),
  refused: failure('refused', 'Le serveur de courriel refuse le message.', 'The mail server refuses the message.'),
  interrupted: failure('interrupted', 'L’envoi a été interrompu : le message est peut-être arrivé. Il n’est pas envoyé de nouveau.', 'Sending was interrupted: the message may have arrived. It is not sent again.'),
  answerLost: failure('answer-lost', 'Le serveur de courriel n’a pas dit s’il a pris le message : il est peut-être arrivé. Il n’est pas envoyé de nouveau.', 'The mail server did not say whether it took the message: it may have arrived. It is not sent again.'),
} satisfies Record<string, MailFailure>;
