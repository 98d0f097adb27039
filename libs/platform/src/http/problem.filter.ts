import { Catch, HttpException, HttpStatus, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errors, type ErrorCode } from '@liaison/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { problemOf } from '../database/pg-errors.js';
import { errorWords, framesOf } from '../error-words.js';
import { Problem } from '../problem.js';
import { correlationIdOf } from './correlation.js';
import { languageOf } from './request-state.js';
import { problemBody } from './problem-body.js';

/** The one place that turns an error into an answer: RFC 9457, no stack trace, no SQL, nothing of the request's content. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (problem.status >= 500) this.#tell(problem, error, request);
    if (reply.sent || reply.raw.headersSent) return;
    sendProblem(problem, request, reply);
  }

  /** A defect with all that helps to find it; what passes by itself in one short line, because there may be thousands. */
  #tell(problem: Problem, error: unknown, request: FastifyRequest): void {
    const cause = problem.more.cause ?? error;
    const at = { correlationId: correlationIdOf(request), route: request.routeOptions?.url };
    const words = `answered ${problem.status} ${problem.code}`;
    if (problem.status === Number(HttpStatus.SERVICE_UNAVAILABLE)) this.logger.warn({ ...at, cause: (cause as { code?: unknown } | null)?.code }, words);
    else this.logger.error({ ...at, error: safely(cause) }, words);
  }
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request);
  void reply
    .status(problem.status)
    .headers({ 'cache-control': 'no-store', 'content-language': language, ...problem.more.headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problemBody(problem, language), correlationId: correlationIdOf(request) }));
}

/** What a log line says of an error: where it came from, nothing of what it was about. */
const safely = (error: unknown) => ({
  words: errorWords(error),
  stack: error instanceof Error ? framesOf(error) : [],
});

const BY_STATUS = new Map<number, ErrorCode>([
  [400, 'invalid-request'],
  [404, 'not-found'],
  [405, 'method-not-allowed'],
  [406, 'not-acceptable'],
  [408, 'request-timeout'],
  [413, 'too-large'],
  [415, 'unsupported-media-type'],
  [429, 'too-many-requests'],
  [503, 'unavailable'],
]);

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const ofDatabase = problemOf(error);
  if (ofDatabase) return ofDatabase;
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  const code = status ? BY_STATUS.get(status) : undefined;
  return code && errors[code] === status ? new Problem(code) : new Problem('internal', null, { cause: error });
}
