import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { outcomeOf, type Outcome } from './outcome.js';

/** How long a server may be silent, and how long one mail may take in all, however slowly it goes on. */
export interface Patience {
  silenceMs: number;
  wholeMs: number;
}

export const PATIENCE: Patience = { silenceMs: 20_000, wholeMs: 90_000 };

/** One message as it travels. */
export interface Message {
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  date: Date;
  headers: Record<string, string>;
}

/**
 * Hands one message to a mail server, and tells what is sure of it. It never throws for what a server does.
 * @param stop until the message itself is on its way, it may be called off
 */
export async function deliver(server: string, message: Message, { silenceMs, wholeMs }: Patience, stop: AbortSignal): Promise<Outcome> {
  const { from, to } = message;
  const bytes = await new MailComposer({ ...message, disableFileAccess: true, disableUrlAccess: true, newline: 'win' }).compile().build();
  const { auth, ...where } = parseConnectionUrl(server);
  const connection = new SMTPConnection({ ...where, connectionTimeout: silenceMs, greetingTimeout: silenceMs, socketTimeout: silenceMs, dnsTimeout: silenceMs });
  let begun = false;
  const body = Readable.from(
    (function* () {
      begun = true;
      yield bytes;
    })(),
    { objectMode: false },
  );
  return new Promise<Outcome>((resolve) => {
    const end = (outcome: Outcome) => {
      clearTimeout(late);
      stop.removeEventListener('abort', callOff);
      connection.close();
      resolve(outcome);
    };
    const failed = (error: unknown) => end(outcomeOf(error, begun));
    const callOff = () => void (begun || failed(new Error('called off')));
    const late = setTimeout(() => failed(new Error('it took too long')), wholeMs);
    stop.addEventListener('abort', callOff, { once: true });
    connection.on('error', failed);
    const send = () =>
      connection.send({ from: addressIn(from), to: [to], size: bytes.length }, body, (error, info) => (error ? failed(error) : end({ kind: 'accepted', answer: info!.response })));
    connection.connect((error) => {
      if (error) return failed(error);
      if (!auth) return send();
      return connection.login(auth, (refused) => (refused ? failed(refused) : send()));
    });
    if (stop.aborted) callOff();
  });
}

/** The address of `Liaison <liaison@exemple.test>`. */
export const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
