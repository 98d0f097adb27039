import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isOvertaken } from '../api/problem.js';
import type { Fields } from '../offline/command.js';
import { compared } from '../offline/merge.js';

interface Replacing<T> {
  /** All of a record that its form may change. */
  fieldsOf: (saved: T) => Fields;
  /** The record as it is now. */
  read: () => Promise<T>;
  replace: (on: T, fields: Fields) => Promise<T>;
  onSaved: () => void;
}

/** What was meant for one version, and what stands there now. */
interface Overtaken<T> {
  base: T;
  mine: Fields;
  theirs: T;
}

/**
 * Replaces the version that the editing began with. When somebody was faster, what only one of the two
 * has changed is kept; what both have changed is asked about, and until then nothing is saved.
 */
export function useReplacing<T>({ fieldsOf, read, replace, onSaved }: Replacing<T>) {
  const [overtaken, setOvertaken] = useState<Overtaken<T> | null>(null);
  const attempt = async (base: T, mine: Fields): Promise<T | null> => {
    try {
      return await replace(base, mine);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
    const theirs = await read();
    const { changed, contested } = compared(mine, fieldsOf(base), fieldsOf(theirs));
    if (contested.length === 0) return attempt(theirs, { ...fieldsOf(theirs), ...changed });
    setOvertaken({ base, mine, theirs });
    return null;
  };
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ base, mine }: { base: T; mine: Fields }) => attempt(base, mine),
    onSuccess: (saved) => saved && onSaved(),
  });
  return {
    save: (base: T, mine: Fields) => mutate({ base, mine }),
    saving: isPending,
    error,
    overtaken,
    resolve: (change: Fields) => mutate({ base: overtaken!.theirs, mine: { ...fieldsOf(overtaken!.theirs), ...change } }),
    giveUp: () => setOvertaken(null),
  };
}
