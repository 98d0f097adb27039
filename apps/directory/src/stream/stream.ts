import type { Writable } from 'node:stream';
import type { Heard } from './cursor.js';
import { told, type Listener } from './audience.js';

/** Proxies cut a connection that is silent for longer. */
export const HEARTBEAT_MS = 15_000;
/** A reader that leaves this much unread is let go; it comes back with the id that it has. */
const UNREAD_BYTES_AT_MOST = 65_536;
/** How long a reader has to take the last words before the connection is cut. */
const LAST_WORDS_MS = 1_000;

export interface StreamedEvent {
  position: number;
  type: string;
  facts: unknown;
}

/** One open connection: what it has heard, and how it is spoken to (the event-stream format of the HTML standard). */
export class Stream {
  #role: Listener['role'];
  #heartbeat: NodeJS.Timeout;

  constructor(
    readonly userId: string,
    role: Listener['role'],
    private readonly output: Writable,
    /** Everything up to this position has been heard, or was not for this listener. */
    public position: number,
    private readonly now: () => Date,
    private readonly cursor: (heard: Heard) => string,
  ) {
    this.#role = role;
    this.#heartbeat = setInterval(() => this.#write(`: heartbeat\n${this.#id()}`), HEARTBEAT_MS);
    output.on('error', () => this.end());
    output.on('close', () => this.end());
  }

  /** The first words: where the client can go on from, and whether it has missed what cannot be told any more. */
  open(missed: boolean): void {
    this.#write(missed ? `${this.#id()}\nevent: reset\ndata: {}` : this.#id());
  }

  /** The listener as the directory knows them now; nobody when they are no longer let in. */
  becomes(listener: Listener | undefined): void {
    if (listener) this.#role = listener.role;
    else this.end();
  }

  /** Tells what has happened up to a position, in order, as far as it is this listener's to hear. */
  hear(events: readonly StreamedEvent[], upTo: number): void {
    for (const { position, type, facts } of events) {
      if (position <= this.position) continue;
      this.position = position;
      const data = told({ userId: this.userId, role: this.#role }, type, facts);
      if (data) this.#write(`${this.#id()}\nevent: ${type}\ndata: ${JSON.stringify(data)}`);
    }
    this.position = Math.max(this.position, upTo);
  }

  end(): void {
    clearInterval(this.#heartbeat);
    if (this.output.writableEnded) return;
    this.output.end();
    setTimeout(() => this.output.destroy(), LAST_WORDS_MS).unref();
  }

  #id(): string {
    return `id: ${this.cursor({ position: this.position, at: this.now() })}`;
  }

  #write(block: string): void {
    if (this.output.writableEnded || this.output.destroyed) return;
    if (this.output.writableLength > UNREAD_BYTES_AT_MOST) this.end();
    else this.output.write(`${block}\n\n`);
  }
}
