import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Action } from '@liaison/contracts';
import type { Lane } from '../database/admission.js';

export const ALLOW = 'liaison:allow';
export const PUBLIC = 'liaison:public';

export interface Allowed {
  action: Action;
  /** `false`: a PUT, PATCH or DELETE that needs no If-Match, because it has no version to lose. */
  versioned?: boolean;
  /** Which part of the pool serves it, when that does not follow from the method. */
  lane?: Lane;
  /**
   * Whoever was let in once is let in still: the token may have expired since, the account be closed.
   * Only for a route by which nothing can be read.
   */
  formerly?: boolean;
  /** The route holds its connection open and does its own units of work. */
  streams?: boolean;
}

/** The policy's action that a route performs. A service refuses to start with a route that has none. */
export const Allow = (action: Action, options: Omit<Allowed, 'action'> = {}): MethodDecorator =>
  applyDecorators(
    SetMetadata(ALLOW, { action, ...options } satisfies Allowed),
    ApiBearerAuth(),
    ApiExtension('x-action', action),
    ApiExtension('x-versioned', options.versioned !== false),
  ) as MethodDecorator;

/** A route for anybody, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata(PUBLIC, true);
