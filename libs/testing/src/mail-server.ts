import type { AddressInfo } from 'node:net';
import type { ParsedMail } from 'mailparser';

/** What a mail server does to whoever wants to send. */
export type Manner =
  | 'takes'
  /** Says no to the recipient, for now (450) or for good (550). */
  | 'not-now'
  | 'never'
  /** Takes the recipient, hears the message out, and then says no for now (451) or for good (554). */
  | 'not-this-now'
  | 'not-this'
  /** Does not greet. */
  | 'silent'
  /** Hears the message out and says nothing, or hangs up. */
  | 'silent-at-end'
  | 'gone-at-end'
  /** Refuses the name and password. */
  | 'stranger';

/** A real mail server of this process. */
export interface MailServer {
  /** As `SMTP_URL` names it. */
  url: string;
  manner: Manner;
  /** What it took, and what it heard out without taking it. */
  taken: ParsedMail[];
  heard: ParsedMail[];
  close(): Promise<void>;
}

const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

export async function openMailServer(): Promise<MailServer> {
  // Few tests need one; the others are spared a tenth of a second each.
  const [{ SMTPServer }, { simpleParser }] = await Promise.all([import('smtp-server'), import('mailparser')]);
  const mails: MailServer = { url: '', manner: 'takes', taken: [], heard: [], close: () => new Promise((resolve) => server.close(() => resolve())) };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    authOptional: true,
    allowInsecureAuth: true,
    onConnect: (_, next) => void (mails.manner !== 'silent' && next()),
    onAuth: (auth, _, next) => (mails.manner === 'stranger' ? next(refusal(535, 'Who are you?')) : next(null, { user: auth.username })),
    onRcptTo: (_, __, next) => {
      if (mails.manner === 'not-now') return next(refusal(450, 'Mailbox busy'));
      if (mails.manner === 'never') return next(refusal(550, 'No such mailbox'));
      return next();
    },
    onData: (stream, session, next) => {
      simpleParser(stream, (_, mail) => {
        mails.heard.push(mail);
        if (mails.manner === 'not-this-now') return next(refusal(451, 'Try again later'));
        if (mails.manner === 'not-this') return next(refusal(554, 'Content refused'));
        if (mails.manner === 'silent-at-end') return;
        if (mails.manner === 'gone-at-end') return void [...server.connections].find(({ id }) => id === session.id)!.close();
        mails.taken.push(mail);
        return next(null, 'queued as 4Zx1');
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  mails.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return mails;
}
