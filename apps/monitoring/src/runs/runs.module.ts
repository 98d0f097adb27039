import { Module } from '@nestjs/common';
import { FetchingModule } from '../fetching/fetching.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { PublicationImportsModule } from '../publication-imports/publication-imports.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { Looker } from './looker.js';
import { Runner } from './runner.js';
import { RunsController } from './runs.controller.js';
import { RunsService } from './runs.service.js';
import { SourceLooker } from './source-looker.js';

@Module({ imports: [FetchingModule, IntakeModule, PublicationImportsModule, SourcesModule], controllers: [RunsController], providers: [RunsService, Runner, { provide: Looker, useClass: SourceLooker }] })
export class RunsModule {}
