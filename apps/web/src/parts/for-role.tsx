import type { ReactNode } from 'react';
import { useMay, type Action } from '../data/me.js';
import { NotFound } from '../screens/not-found/not-found.js';

/** A screen exists for those who may do something with it. For the others its address is unknown. */
export function ForRole({ may, children }: { may: Action; children: ReactNode }) {
  return useMay(may) ? children : <NotFound />;
}
