import { Module } from '@nestjs/common';
import { FileLooker } from './file-looker.js';
import { PublicationImportsController } from './publication-imports.controller.js';
import { PublicationImportsService } from './publication-imports.service.js';

@Module({ controllers: [PublicationImportsController], providers: [PublicationImportsService, FileLooker], exports: [FileLooker] })
export class PublicationImportsModule {}
