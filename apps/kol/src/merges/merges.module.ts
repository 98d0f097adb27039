import { Module } from '@nestjs/common';
import { StakeholdersModule } from '../stakeholders/stakeholders.module.js';
import { MergesController } from './merges.controller.js';

@Module({ imports: [StakeholdersModule], controllers: [MergesController] })
export class MergesModule {}
