import { newId } from '@liaison/contracts';
import type { FastifyRequest } from 'fastify';

/** A UUID, or the hexadecimal id of a trace. Callers choose it and logs keep it, so it must not be able to spell a name. */
const GIVEN = /^[0-9a-f][0-9a-f-]{6,62}[0-9a-f]$/i;

/** The id that ties a request to its events, audit entries and log lines: the client's, if it is one. */
export function newCorrelationId(header: string | string[] | undefined): string {
  return typeof header === 'string' && GIVEN.test(header) ? header : newId();
}

export const correlationIdOf = (request: FastifyRequest): string => request.id;
