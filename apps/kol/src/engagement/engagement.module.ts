import { Module } from '@nestjs/common';
import { EngagementController } from './engagement.controller.js';

@Module({ controllers: [EngagementController] })
export class EngagementModule {}
