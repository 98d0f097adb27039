import { useEffect, useMemo } from 'react';
import { useMe } from './me.js';

const PREFIX = 'liaison:draft:';

export interface Draft<T> {
  read(): T | null;
  keep(value: T): void;
  discard(): void;
}

/**
 * What somebody has begun to write, kept on the device until it is saved or thrown away: a reload, an
 * expired session or an empty battery costs nothing. Each person has their own.
 */
export function useDraft<T>(name: string): Draft<T> {
  const key = `${PREFIX}${useMe().id}:${name}`;
  return useMemo(
    () => ({
      read: () => parsed<T>(localStorage.getItem(key)),
      keep: (value) => localStorage.setItem(key, JSON.stringify(value)),
      discard: () => localStorage.removeItem(key),
    }),
    [key],
  );
}

/** Keeps what is being written, from the moment that it would be missed. */
export function useKeeping<T>(draft: Draft<T>, value: T, wouldBeMissed: boolean): void {
  useEffect(() => {
    if (wouldBeMissed) draft.keep(value);
  }, [draft, value, wouldBeMissed]);
}

function parsed<T>(text: string | null): T | null {
  try {
    return JSON.parse(text ?? 'null') as T | null;
  } catch {
    return null;
  }
}

const keysOf = (userId: string): string[] => Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${userId}:`));

export const hasDrafts = (userId: string): boolean => keysOf(userId).length > 0;

export function discardDrafts(userId: string): void {
  for (const key of keysOf(userId)) localStorage.removeItem(key);
}
