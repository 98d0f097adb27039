interface Cookie {
  value: string;
  path: string;
  line: string;
}

const REDIRECTS_AT_MOST = 15;

/** As much of a browser as a session needs: cookies by path, and redirections up to a page of the app, which is not here. */
export class WebBrowser {
  readonly #cookies = new Map<string, Cookie>();

  constructor(
    private readonly origin: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)?.value;
  }

  attributesOf(name: string): string | undefined {
    return this.#cookies.get(name)?.line;
  }

  put(name: string, value: string, path: string): void {
    this.#cookies.set(name, { value, path, line: '' });
  }

  async raw(method: string, url: string, body?: string | URLSearchParams, headers: Record<string, string> = {}): Promise<Response> {
    const { href, pathname } = new URL(url, this.origin);
    const cookie = [...this.#cookies].flatMap(([name, one]) => (pathname.startsWith(one.path) ? [`${name}=${one.value}`] : [])).join('; ');
    const reply = await fetch(href, { method, body, redirect: 'manual', headers: { ...this.headers, ...headers, cookie } });
    for (const line of reply.headers.getSetCookie()) this.#keep(line);
    return reply;
  }

  /** Goes where it is sent, until something answers with a page or nobody is there. */
  async follow(method: string, url: string, body?: URLSearchParams): Promise<{ url: string; status: number }> {
    let at = new URL(url, this.origin).href;
    for (let hop = 0; hop < REDIRECTS_AT_MOST; hop++) {
      const reply = await this.raw(hop === 0 ? method : 'GET', at, hop === 0 ? body : undefined);
      const location = reply.headers.get('location');
      if (!location) return { url: at, status: reply.status };
      at = new URL(location, at).href;
    }
    throw new Error(`it goes round in circles at ${at}`);
  }

  async ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<{ status: number; body: any }> {
    const json: Record<string, string> = body ? { 'content-type': 'application/json' } : {};
    const reply = await this.raw(method, path, body && JSON.stringify(body), { ...json, ...headers });
    const text = await reply.text();
    return { status: reply.status, body: text ? JSON.parse(text) : null };
  }

  #keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    const path = /; path=([^;]+)/i.exec(line)?.[1] ?? '/';
    if (/Max-Age=0\b|01 Jan 1970/.test(line)) this.#cookies.delete(name!);
    else this.#cookies.set(name!, { value: value!, path, line });
  }
}
