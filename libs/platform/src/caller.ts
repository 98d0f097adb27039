import type { Duty, Role } from '@liaison/contracts';

/** Who acts. Never nobody: jobs, imports and sealed device syncs have a name too. */
export interface Caller {
  kind: 'user' | 'job' | 'import' | 'sync';
  /** The user's id; null for work that no user asked for. */
  userId: string | null;
  /** What the audit shows: the user's id, or the name of the job. */
  name: string;
  role: Role | 'system';
  duties: readonly Duty[];
}

/** The suite itself at work: reactions to events, schedules, sealing. */
export const system = (name: string): Caller => ({ kind: 'job', userId: null, name, role: 'system', duties: [] });

export const asUser = (userId: string, role: Role, duties: readonly Duty[] = []): Caller => ({
  kind: 'user',
  userId,
  name: userId,
  role,
  duties,
});
