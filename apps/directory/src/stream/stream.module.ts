import { Module } from '@nestjs/common';
import { Feed } from './feed.js';
import { StreamController } from './stream.controller.js';

@Module({ controllers: [StreamController], providers: [Feed] })
export class StreamModule {}
