import { useEffect, useRef, useSyncExternalStore } from 'react';

/** A single key that means something on the screen that one is on; there it comes before what it means elsewhere. */
export interface ScreenKey {
  key: string;
  what: string;
  go: () => void;
}

const NONE: ScreenKey[] = [];
const listeners = new Set<() => void>();
let current: ScreenKey[] = NONE;

function tell(keys: ScreenKey[]): void {
  current = keys;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The keys of the screen that one is on, for whoever listens to keys and lists them. */
export const useScreenKeys = (): ScreenKey[] => useSyncExternalStore(subscribe, () => current);

/** Gives the screen keys of its own as long as it is there. */
export function useKeysHere(keys: ScreenKey[]): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const names = JSON.stringify(keys.map(({ key, what }) => [key, what]));
  useEffect(() => {
    const told = JSON.parse(names) as [string, string][];
    tell(told.map(([key, what]) => ({ key, what, go: () => latest.current.find((one) => one.key === key)?.go() })));
    return () => tell(NONE);
  }, [names]);
}
