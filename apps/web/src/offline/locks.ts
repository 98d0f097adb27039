/** Lets one at a time at something, over all tabs of a browser. */
export interface Locks {
  /** Does the work alone; null at once when somebody else is at it. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

/** The part of the Web Locks API that is needed. */
interface LockManager {
  request<T>(name: string, options: { ifAvailable: true }, work: (lock: unknown) => Promise<T>): Promise<T>;
}

/** By the browser's own locks where it has them; otherwise within this tab, which is all that there can be then. */
export function openLocks(manager?: LockManager): Locks {
  if (manager) return { alone: (name, work) => manager.request(name, { ifAvailable: true }, (lock) => (lock ? work() : Promise.resolve(null))) };
  const held = new Set<string>();
  return {
    async alone(name, work) {
      if (held.has(name)) return null;
      held.add(name);
      try {
        return await work();
      } finally {
        held.delete(name);
      }
    },
  };
}
