import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, map, type Observable } from 'rxjs';
import { ALLOW, type Allowed } from '../auth/allow.js';
import type { Lane } from '../database/admission.js';
import { Problem } from '../problem.js';
import { Answer } from './answer.js';
import { KeyedWork, requestHash, type Keyed } from './keyed-work.js';
import { stateOf, versionIn } from './request-state.js';

/** Gives each request of the policy one unit of work, and sends its answer. */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly keyedWork: KeyedWork,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const allowed = this.reflector.get<Allowed | undefined>(ALLOW, context.getHandler());
    if (!allowed) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const lane = allowed.lane ?? laneOf(request.method);
    stateOf(request).served = allowed.streams ? (allowed.lane ?? 'stream') : lane;
    return allowed.streams ? next.handle().pipe(map((said) => headed(context, said))) : from(this.#answer(context, next, allowed, lane));
  }

  async #answer(context: ExecutionContext, next: CallHandler, allowed: Allowed, lane: Lane): Promise<string | undefined> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const state = stateOf(request);
    if (changesExisting(request.method) && allowed.versioned !== false) versionIn(request.headers['if-match']);
    const kept = await this.keyedWork.answer(state.context!, request.url, keyOf(request), lane, (tx) => {
      state.tx = tx;
      return lastValueFrom(next.handle(), { defaultValue: undefined });
    });
    reply.headers(kept.headers);
    if (kept.replayed) reply.header('idempotency-replayed', 'true');
    if (!kept.answer) return undefined;
    reply.header('content-type', 'application/json; charset=utf-8');
    return kept.answer;
  }
}

/** A route that does its own units of work may answer with a version too. */
function headed(context: ExecutionContext, said: unknown): unknown {
  if (!(said instanceof Answer)) return said;
  context.switchToHttp().getResponse<FastifyReply>().headers(said.headers);
  return said.body;
}

const changesExisting = (method: string): boolean => ['PUT', 'PATCH', 'DELETE'].includes(method);
const laneOf = (method: string): Lane => (method === 'GET' || method === 'HEAD' ? 'read' : 'write');

const KEY = /^[\x21-\x7e]{1,200}$/;

function keyOf(request: FastifyRequest): Keyed | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST') return null;
  if (typeof key === 'string' && KEY.test(key)) return { key, hash: requestHash(request.method, request.url, stateOf(request).rawBody ?? '') };
  throw new Problem('invalid-request', {
    fr: 'Idempotency-Key doit compter de 1 à 200 caractères ASCII visibles.',
    en: 'Idempotency-Key must have 1 to 200 visible ASCII characters.',
  });
}
