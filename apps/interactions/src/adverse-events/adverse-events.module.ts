import { Module } from '@nestjs/common';
import { AdverseEventsController } from './adverse-events.controller.js';
import { AdverseEventFigures } from './figures.js';
import { AdverseEventsService } from './adverse-events.service.js';

@Module({ controllers: [AdverseEventsController], providers: [AdverseEventsService, AdverseEventFigures] })
export class AdverseEventsModule {}
