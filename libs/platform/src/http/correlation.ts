import { newId } from '@liaison/contracts';
import type { FastifyRequest } from 'fastify';

const GIVEN = /^[A-Za-z0-9._:-]{8,80}$/;

/** The id that ties a request to its events, audit entries and log lines: the client's, if it is decent. */
export function newCorrelationId(header: string | string[] | undefined): string {
  return typeof header === 'string' && GIVEN.test(header) ? header : newId();
}

export const correlationIdOf = (request: FastifyRequest): string => request.id;
