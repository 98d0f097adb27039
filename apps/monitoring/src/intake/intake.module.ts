import { Module } from '@nestjs/common';
import { Intake } from './intake.js';
import { Matcher } from './matcher.js';

@Module({ providers: [Matcher, Intake], exports: [Matcher, Intake] })
export class IntakeModule {}
