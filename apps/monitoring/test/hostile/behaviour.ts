import type { IncomingMessage, ServerResponse } from 'node:http';

/** What one address of the hostile server does to whoever asks. */
export type Behaviour = (response: ServerResponse, request: IncomingMessage, world: HostileWorld) => void;

export interface HostileWorld {
  /** The hostile server itself: `http://127.0.0.1:1234`. */
  origin: string;
  /** Where nobody may go. */
  canary: string;
}
