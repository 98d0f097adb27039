import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.js';
import { handOnContent } from './content.js';
import { newCorrelationId } from './correlation.js';
import { sendProblem } from './problem.filter.js';
import { stateOf } from './request-state.js';

export const limits = {
  /** A JSON body; longer content is streamed by PUT …/content. */
  bodyBytes: 1_048_576,
  jsonDepth: 20,
  /** Receiving a whole request. */
  requestMs: 60_000,
};

/** The HTTP server of one service: its limits, its headers, its way of reading JSON. */
export async function httpAdapter(): Promise<FastifyAdapter> {
  const adapter = new FastifyAdapter({
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    genReqId: (request: IncomingMessage) => newCorrelationId(request.headers['x-correlation-id']),
    forceCloseConnections: 'idle',
    // An address that cannot be decoded never reaches a route, nor the filter behind it.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(badAddress(), request, reply),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  // Documents and pages set a policy of their own; an API answer needs none of it but these.
  await fastify.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'] } } });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-correlation-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
  readJson(fastify);
  handOnContent(fastify);
  return adapter;
}

/** JSON is read here rather than by the framework: its bytes are hashed for replays, its depth is bounded. */
function readJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, parse(request, body as Buffer));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

function parse(request: FastifyRequest, body: Buffer): unknown {
  stateOf(request).rawBody = body;
  if (body.length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Problem('malformed-json', { fr: 'Le corps n’est pas du JSON en UTF-8.', en: 'The body is not JSON in UTF-8.' });
  }
  if (isDeeper(value, limits.jsonDepth))
    throw new Problem('invalid-request', {
      fr: `Le JSON est imbriqué à plus de ${limits.jsonDepth} niveaux.`,
      en: `The JSON is nested deeper than ${limits.jsonDepth} levels.`,
    });
  return value;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((child) => isDeeper(child, levels - 1));
}

const badAddress = (): Problem =>
  new Problem('invalid-request', { fr: 'Cette adresse est mal encodée.', en: 'This address is badly encoded.' });
