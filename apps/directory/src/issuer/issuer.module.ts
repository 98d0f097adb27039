import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorWords, CONFIG, LOGGER, UnitOfWork, type Config, type Logger } from '@liaison/platform';

/**
 * Puts the embedded issuer under /oidc where the configuration has it; elsewhere that address is
 * nobody's. The issuer reads its requests itself, so they leave the framework before their bodies,
 * which are forms, are looked at.
 */
@Module({})
export class IssuerModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly work: UnitOfWork,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.demo) return;
    const { openIssuer } = await import('./issuer.js');
    const answer = await openIssuer(this.config, this.work, this.logger);
    const take = async (request: FastifyRequest, reply: FastifyReply) => {
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
      // The issuer's pages bring policies of their own, which let their forms lead back to the app.
      reply.raw.removeHeader('content-security-policy');
      reply.hijack();
      await answer(request.raw, reply.raw).catch((error: Error) => {
        this.logger.error({ error: errorWords(error) }, 'the embedded issuer failed');
        if (!reply.raw.headersSent) reply.raw.writeHead(503);
        reply.raw.end();
      });
    };
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.route({ method: ['GET', 'POST', 'OPTIONS'], url: '/oidc/*', onRequest: take, handler: () => undefined });
  }
}
