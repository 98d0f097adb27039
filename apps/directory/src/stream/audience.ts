import { adverseEventReported, jobChanged, type EventType, type Received, type Role } from '@liaison/contracts';

/** Somebody at the other end of a stream, as of now. */
export interface Listener {
  userId: string;
  role: Role;
}

/** Who hears of an event, and what it tells: ids and states, never a word of what anybody said. */
interface Rule {
  mayHear(listener: Listener, facts: unknown): boolean;
  tells(facts: unknown): object;
}

const rule = <E extends EventType>(
  type: E,
  mayHear: (listener: Listener, facts: Received<E>['facts']) => boolean,
  tells: (facts: Received<E>['facts']) => object,
) => [type.type, { mayHear, tells } as Rule] as const;

const SAFETY: readonly Role[] = ['safety', 'medical_manager', 'compliance'];
const REPORTERS: readonly Role[] = ['msl', 'medical_information'];

/** Every event that a stream may carry. What is not here nobody hears. */
const audiences = new Map<string, Rule>([
  rule(
    jobChanged,
    ({ userId, role }, { ownerId }) => userId === ownerId || role === 'admin',
    ({ jobId, kind, status, done, refused, total }) => ({ jobId, kind, status, done, refused, total }),
  ),
  rule(
    adverseEventReported,
    ({ userId, role }, { reporterId }) => SAFETY.includes(role) || (REPORTERS.includes(role) && userId === reporterId),
    ({ adverseEventId, internalDueAt, regulatoryDueAt }) => ({ adverseEventId, internalDueAt, regulatoryDueAt }),
  ),
]);

export const heardTypes: readonly string[] = [...audiences.keys()];

/** What a listener is told of an event; null when it is not theirs to hear. */
export function told(listener: Listener, type: string, facts: unknown): object | null {
  const found = audiences.get(type);
  return found?.mayHear(listener, facts) ? found.tells(facts) : null;
}
