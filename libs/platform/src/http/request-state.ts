import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isId } from '@liaison/contracts';
import type { FastifyRequest } from 'fastify';
import type { Identity } from '../auth/tokens.js';
import type { Caller } from '../caller.js';
import type { Lane } from '../database/admission.js';
import type { Context } from '../database/context.js';
import type { Tx as UnitTx } from '../database/tx.js';
import { notFound, Problem } from '../problem.js';

/** What the gate and the unit of work have found out about a request. */
export interface RequestState {
  identity?: Identity;
  context?: Omit<Context, 'now'>;
  tx?: UnitTx;
  /** The lane that serves the request; `stream` where it does its own units of work. */
  served?: Lane | 'stream';
  rawBody?: Buffer;
}

const states = new WeakMap<object, RequestState>();

export function stateOf(request: FastifyRequest): RequestState {
  const known = states.get(request);
  if (known) return known;
  const made: RequestState = {};
  states.set(request, made);
  return made;
}

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** The request's unit of work. */
export const Tx = createParamDecorator((_: unknown, context: ExecutionContext) => stateOf(requestOf(context)).tx);

/** Who asks. */
export const WhoAsks = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => stateOf(requestOf(context)).context!.caller,
);

/** As whom the caller has signed in, when, and until when. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Identity => stateOf(requestOf(context)).identity!);

/** What a route needs that does its own units of work. */
export const RequestContext = createParamDecorator(
  (_: unknown, context: ExecutionContext): Omit<Context, 'now'> => stateOf(requestOf(context)).context!,
);

/** The language of the answer's messages. */
export const Language = createParamDecorator((_: unknown, context: ExecutionContext): 'fr' | 'en' => languageOf(requestOf(context)));

/** An id in the path. What is not a UUID is the id of nothing, and is answered like it. */
export const PathId = createParamDecorator((name: string | undefined, context: ExecutionContext): string => {
  const value = (requestOf(context).params as Record<string, string>)[name ?? 'id'];
  if (!isId(value)) throw notFound();
  return value.toLowerCase();
});

/** The version that the client has seen, from If-Match. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  versionIn(requestOf(context).headers['if-match']),
);

const ETAG = /^"(\d{1,9})"$/;

/** @throws Problem `version-required` when there is none, `invalid-request` when it is not one of ours */
export function versionIn(header: string | undefined): number {
  if (!header)
    throw new Problem('version-required', {
      fr: 'Envoyez la version que vous avez lue dans l’en-tête If-Match (la valeur de ETag).',
      en: 'Send the version that you have read in the If-Match header (the value of ETag).',
    });
  const parts = ETAG.exec(header.trim());
  if (!parts)
    throw new Problem('invalid-request', {
      fr: 'If-Match doit être un ETag de cette ressource, par exemple "3".',
      en: 'If-Match must be an ETag of this resource, such as "3".',
    });
  return Number(parts[1]);
}

/** The language of messages: French unless English is preferred. */
export function languageOf(request: FastifyRequest): 'fr' | 'en' {
  const weights = { fr: -1, en: -1 };
  for (const part of (request.headers['accept-language'] ?? '').slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = tag.split('-')[0];
    if (language !== 'fr' && language !== 'en') continue;
    const q = parameters.map((p) => /^q=([\d.]+)$/.exec(p.trim())?.[1]).find((v) => v !== undefined);
    weights[language] = Math.max(weights[language], q === undefined ? 1 : Number(q));
  }
  return weights.en > weights.fr ? 'en' : 'fr';
}
