import { Module } from '@nestjs/common';
import { UnresolvedController } from './unresolved.controller.js';

@Module({ controllers: [UnresolvedController] })
export class UnresolvedModule {}
