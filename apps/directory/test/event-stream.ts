import type { World } from '@liaison/testing';

export interface Said {
  id?: string;
  event?: string;
  data?: any;
}

const LONGEST_WAIT_MS = 4_000;

/** A client of the event stream, as a browser is one. */
export class EventStream {
  readonly said: Said[] = [];
  status = 0;
  headers = new Headers();
  ended = false;
  readonly #abort = new AbortController();

  static async open(world: World, token: string, lastEventId?: string): Promise<EventStream> {
    const stream = new EventStream();
    const headers = { authorization: `Bearer ${token}`, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    const reply = await fetch(`${world.origin}/api/v1/stream`, { headers, signal: stream.#abort.signal });
    stream.status = reply.status;
    stream.headers = reply.headers;
    if (reply.ok) {
      void stream.#read(reply.body!);
      await stream.until(() => stream.said.length > 0);
    } else {
      await reply.text();
    }
    return stream;
  }

  /** The id that a browser would come back with. */
  get lastId(): string {
    return this.said.findLast((one) => one.id)!.id!;
  }

  get events(): Said[] {
    return this.said.filter((one) => one.event);
  }

  async until(holds: () => boolean): Promise<void> {
    for (const end = Date.now() + LONGEST_WAIT_MS; !holds(); await new Promise((resolve) => setTimeout(resolve, 20)))
      if (Date.now() > end) throw new Error(`it never happened; heard so far: ${JSON.stringify(this.said)}`);
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop()!;
        this.said.push(...blocks.map(said));
      }
    } catch {
      // Closed from this side.
    }
    this.ended = true;
  }
}

function said(block: string): Said {
  const one: Record<string, string> = {};
  for (const line of block.split('\n')) {
    const [name, ...rest] = line.split(': ');
    if (name) one[name] = rest.join(': ');
  }
  return { ...one, ...(one.data !== undefined && { data: JSON.parse(one.data) }) };
}
