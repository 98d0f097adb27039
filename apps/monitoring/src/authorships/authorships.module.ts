import { Module } from '@nestjs/common';
import { AuthorshipsController } from './authorships.controller.js';

@Module({ controllers: [AuthorshipsController] })
export class AuthorshipsModule {}
