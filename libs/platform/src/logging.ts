import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.js';

export type { Logger };

/** Names under which something personal or secret could travel into a log line by accident. */
const NEVER_LOGGED = ['authorization', 'cookie', 'password', 'token', 'body', 'note', 'verbatim', 'givenName', 'familyName', 'email'];

/** Structured lines on standard output. Requests are told by route, not by address; bodies never. */
export function newLogger(config: Config, destination?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: NEVER_LOGGED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '(redacted)' },
  };
  return destination ? pino(options, destination) : pino(options);
}
