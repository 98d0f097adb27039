import type { Logger } from 'pino';
import type { Clock } from './clock.js';
import type { Config } from './config.js';

/** What a process brings to the services that it runs. */
export interface Runtime {
  config: Config;
  clock: Clock;
  logger: Logger;
}
