import type { Readable } from 'node:stream';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem.js';

/** The name under which content travels to the routes that take it; nobody else's parser answers to it. */
const CONTENT = 'application/vnd.liaison.content';

/**
 * Lets a route take a body of any length of these media types, unread: nothing is buffered, hashed or
 * limited before its handler. Every other route goes on refusing them, and bodies beyond 1 MB.
 */
export const TakesContent = (...types: string[]): MethodDecorator =>
  applyDecorators(RouteConfig({ content: types }), ApiConsumes(...types), ApiBody({ schema: { type: 'string', format: 'binary' } })) as MethodDecorator;

/** A body as it arrives. */
export interface ContentBody {
  /** The media type without its parameters, in lower case. */
  type: string;
  stream: Readable;
}

/** The body of a route that takes content. */
export const Content = createParamDecorator((_: unknown, context: ExecutionContext): ContentBody => {
  const { body, raw } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!body) throw unsupported();
  return { type: mediaTypeIn(raw.headers['content-type']!), stream: body as Readable };
});

/** Teaches the server to hand content on. The type is looked at before the body, so `application/json` can be content too. */
export function handOnContent(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const types = typesTaken(request);
    const given = request.headers['content-type'];
    if (!types || given === undefined) return done();
    if (!types.includes(mediaTypeIn(given))) return done(unsupported());
    request.headers = { 'content-type': CONTENT };
    done();
  });
  fastify.addContentTypeParser(CONTENT, (request, body, done) => {
    if (typesTaken(request)) done(null, body);
    else done(unsupported());
  });
}

const mediaTypeIn = (header: string): string => header.split(';', 1)[0]!.trim().toLowerCase();

const typesTaken = (request: FastifyRequest): string[] | undefined => (request.routeOptions.config as { content?: string[] } | undefined)?.content;

const unsupported = (): Problem => new Problem('unsupported-media-type');
