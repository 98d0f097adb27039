import { Module } from '@nestjs/common';
import { IndicationsController } from './indications.controller.js';
import { IndicationsService } from './indications.service.js';

@Module({ controllers: [IndicationsController], providers: [IndicationsService] })
export class IndicationsModule {}
