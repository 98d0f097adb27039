import { Module } from '@nestjs/common';
import { ListeningPrioritiesController } from './listening-priorities.controller.js';

@Module({ controllers: [ListeningPrioritiesController] })
export class ListeningPrioritiesModule {}
