import { Module } from '@nestjs/common';
import { MailModule } from '@liaison/platform';
import { DigestRound } from './digest-round.js';
import { DigestsController } from './digests.controller.js';
import { DigestsService } from './digests.service.js';
import { PreferencesService } from './preferences.service.js';
import { UnsubscriptionController } from './unsubscription.controller.js';
import { Unsubscription } from './unsubscription.js';

@Module({ imports: [MailModule], controllers: [DigestsController, UnsubscriptionController], providers: [DigestsService, PreferencesService, Unsubscription, DigestRound], exports: [DigestsService] })
export class DigestsModule {}
