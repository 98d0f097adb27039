import { Module } from '@nestjs/common';
import { CONFIG, SecretBox, type Config } from '@liaison/platform';
import { SourceFoldersController } from './folders.controller.js';
import { SourceKindsController } from './kinds.controller.js';
import { SourceListsController } from './lists.controller.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';

@Module({
  controllers: [SourcesController, SourceKindsController, SourceFoldersController, SourceListsController],
  providers: [SourcesService, { provide: SecretBox, useFactory: (config: Config) => new SecretBox(config.secrets.keyFor('source keys')), inject: [CONFIG] }],
  exports: [SourcesService],
})
export class SourcesModule {}
