import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ruleOf, type Action, type Role, type Scope } from '@liaison/contracts';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller.js';
import { stateOf } from '../http/request-state.js';
import { correlationIdOf } from '../http/correlation.js';
import { Problem } from '../problem.js';
import { ALLOW, type Allowed } from './allow.js';
import { Credentials } from './credentials.js';
import { Principals } from './principals.js';

/** The one gate of every route: who asks, and whether the policy lets them, how far. */
@Injectable()
export class Gate implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly credentials: Credentials,
    private readonly principals: Principals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = this.reflector.get<Allowed | undefined>(ALLOW, context.getHandler());
    if (!allowed) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const identity = await (allowed.formerly ? this.credentials.recognise(request) : this.credentials.identify(request));
    const caller = await this.#callerOf(identity.subject, allowed.formerly);
    const scope = scopeOf(allowed.action, caller);
    if (!scope) throw forbidden();
    const state = stateOf(request);
    state.identity = identity;
    state.context = { caller, scope, correlationId: correlationIdOf(request), action: allowed.action };
    return true;
  }

  async #callerOf(subject: string, formerly = false): Promise<Caller> {
    const caller = await (formerly ? this.principals.recall(subject) : this.principals.find(subject));
    if (!caller) throw unknownUser();
    return caller;
  }
}

/** How far the policy lets a caller go with an action; null when not at all. */
export function scopeOf(action: Action, caller: Caller): Scope | null {
  if (caller.role === 'system') return 'all';
  const rule = ruleOf(action);
  if (rule.duty && !caller.duties.includes(rule.duty)) return null;
  return rule.roles[caller.role as Role] ?? null;
}

export const unknownUser = (): Problem =>
  new Problem('unknown-user', {
    fr: 'Ce compte n’est pas inscrit à l’annuaire, ou il est désactivé.',
    en: 'This account is not in the directory, or it is deactivated.',
  });

export const forbidden = (): Problem =>
  new Problem('forbidden', { fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this action.' });
