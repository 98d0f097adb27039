import { Module } from '@nestjs/common';
import { MailModule } from '@liaison/platform';
import { DigestRound } from './digest-round.js';
import { DigestsController } from './digests.controller.js';
import { DigestsService } from './digests.service.js';
import { PreferencesService } from './preferences.service.js';

@Module({ imports: [MailModule], controllers: [DigestsController], providers: [DigestsService, PreferencesService, DigestRound], exports: [DigestsService] })
export class DigestsModule {}
