import { Controller, Get, HttpCode, HttpStatus, Param, Post, Redirect, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Content, Public, TakesContent, type ContentBody } from '@liaison/platform';
import type { FastifyRequest } from 'fastify';
import { Unsubscription } from './unsubscription.js';

/** Where `List-Unsubscribe` of a digest leads: mail programs stop it by POST (RFC 8058), people by the app. */
@ApiTags('digests')
@Controller('digest-unsubscriptions')
export class UnsubscriptionController {
  constructor(private readonly unsubscription: Unsubscription) {}

  /** Changes nothing, whoever looks: mail scanners follow links. A person is led to where it can be stopped. */
  @Get(':token')
  @Public()
  @Redirect('/settings?digest=off', HttpStatus.SEE_OTHER)
  @ApiResponse({ status: HttpStatus.SEE_OTHER })
  show(): void {}

  /** Stops the digest of whoever was sent the token. Doing it again changes nothing. */
  @Post(':token')
  @Public()
  @HttpCode(HttpStatus.NO_CONTENT)
  @TakesContent('application/x-www-form-urlencoded', 'multipart/form-data')
  @ApiNoContentResponse()
  async stop(@Param('token') token: string, @Content() said: ContentBody, @Req() { id }: FastifyRequest): Promise<void> {
    await this.unsubscription.stop(token, said, id);
  }
}
