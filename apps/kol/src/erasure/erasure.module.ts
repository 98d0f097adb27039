import { Module } from '@nestjs/common';
import { StakeholdersModule } from '../stakeholders/stakeholders.module.js';
import { ErasureController } from './erasure.controller.js';

@Module({ imports: [StakeholdersModule], controllers: [ErasureController] })
export class ErasureModule {}
