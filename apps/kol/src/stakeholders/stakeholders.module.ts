import { Module } from '@nestjs/common';
import { StakeholdersController } from './stakeholders.controller.js';
import { StakeholdersService } from './stakeholders.service.js';

@Module({ controllers: [StakeholdersController], providers: [StakeholdersService], exports: [StakeholdersService] })
export class StakeholdersModule {}
