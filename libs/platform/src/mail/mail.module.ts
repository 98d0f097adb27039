import { Module } from '@nestjs/common';
import { Postman } from './postman.js';

/** The outgoing mail of a service: with the table (`mailTable`), the entity and the line of the registry (`mailHolding`), all that it takes to `post`. */
@Module({ providers: [Postman], exports: [Postman] })
export class MailModule {}
