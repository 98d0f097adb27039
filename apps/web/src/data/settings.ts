import { useSyncExternalStore } from 'react';

/** What somebody has chosen on this device. Nothing personal is in it. */
export interface Settings {
  language: 'fr' | 'en';
  shortcuts: boolean;
}

const KEY = 'liaison:settings';
const AT_FIRST: Settings = { language: 'fr', shortcuts: true };
const listeners = new Set<() => void>();
let current: Settings = { ...AT_FIRST, ...read() };

function read(): Partial<Settings> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
  } catch {
    return {};
  }
}

export const settings = {
  get: (): Settings => current,
  set(change: Partial<Settings>): void {
    current = { ...current, ...change };
    localStorage.setItem(KEY, JSON.stringify(current));
    for (const listener of listeners) listener();
  },
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSettings = (): Settings => useSyncExternalStore(subscribe, settings.get);
