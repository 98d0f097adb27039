import { useEffect, useEffectEvent, useReducer, type ComponentType, type ReactNode } from 'react';
import { Unreachable } from '../api/problem.js';
import { useFeedback } from './feedback.js';

interface Asked {
  /** Whether somebody waits for it now. */
  asked?: boolean;
  /** What stands in its place until it is there. */
  meanwhile?: ReactNode;
}

/** A piece that the first screen stands without: it comes when the browser has time for it, or when somebody asks, whichever is first. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P & Asked> {
  let Piece: ComponentType<P> | undefined;
  return function Later({ asked = false, meanwhile = null, ...props }: P & Asked) {
    const { failed } = useFeedback();
    const [, show] = useReducer((times: number) => times + 1, 0);
    const lost = useEffectEvent(() => failed(new Unreachable()));
    useEffect(() => {
      if (Piece) return undefined;
      const come = async () => {
        Piece = await load();
        show();
      };
      if (!asked) return onceQuiet(() => void come().catch(() => undefined));
      // Asked for again, it is tried again.
      void come().catch(lost);
      return undefined;
    }, [asked]);
    return Piece ? <Piece {...(props as unknown as P)} /> : meanwhile;
  };
}

const SOON_MS = 200;

function onceQuiet(go: () => void): () => void {
  // Safari does not say when it is idle.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(go, SOON_MS);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(go);
  return () => cancelIdleCallback(id);
}
