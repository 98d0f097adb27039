import { Module } from '@nestjs/common';
import { AdverseEventsService } from '../adverse-events/adverse-events.service.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import { QuarantineController } from './quarantine.controller.js';
import { QuarantineKey } from './quarantine-key.js';
import { QuarantineService } from './quarantine.service.js';
import { Releases } from './releases.js';

@Module({ controllers: [QuarantineController], providers: [QuarantineService, QuarantineKey, Releases, InteractionsService, AdverseEventsService] })
export class QuarantineModule {}
