import { Module } from '@nestjs/common';
import { Clock, CONFIG, LOGGER, type Config, type Logger } from '@liaison/platform';
import { Http } from './http.js';

/** `Http` for every feature that asks sources; exceptions to the ban on private addresses are said at the start. */
@Module({
  providers: [
    {
      provide: Http,
      inject: [CONFIG, LOGGER, Clock],
      useFactory: ({ fetchAllowedPrivate: allowed }: Config, logger: Logger, clock: Clock) => {
        if (allowed.length > 0) logger.warn({ allowed }, 'private addresses that sources may lead to');
        return new Http(clock, allowed);
      },
    },
  ],
  exports: [Http],
})
export class FetchingModule {}
