import type { Scope } from '@liaison/contracts';
import type { Caller } from '../caller.js';

/** On whose behalf, how far, and when a unit of work acts. Row-level security sees the same. */
export interface Context {
  caller: Caller;
  scope: Scope;
  now: Date;
  correlationId: string;
  /** What is being done, in the policy's words, such as `interactions:write`. */
  action: string;
}
