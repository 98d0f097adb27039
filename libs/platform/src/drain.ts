import type { Logger } from 'pino';
import { errorWords } from './error-words.js';

/**
 * Ends the process when it is told to: what is under way is finished, nothing new begins. After the
 * deadline it ends anyway, which costs nothing that is acknowledged.
 */
export function drainOnSignal(logger: Logger, deadlineMs: number, stop: () => Promise<void>): void {
  let draining = false;
  const drain = (signal: string) => {
    if (draining) return;
    draining = true;
    logger.info({ signal }, 'draining');
    setTimeout(() => {
      logger.error({ deadlineMs }, 'the drain took too long');
      process.exit(1);
    }, deadlineMs).unref();
    stop().then(
      () => process.exit(0),
      (error: Error) => {
        logger.error({ error: errorWords(error) }, 'the drain failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', drain);
  process.on('SIGINT', drain);
}
