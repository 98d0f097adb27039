import { Module } from '@nestjs/common';
import { Ranker } from './ranker.js';

@Module({ providers: [Ranker] })
export class RankingModule {}
