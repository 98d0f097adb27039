export interface PageSeen {
  url: string;
  status: number;
  headers: Headers;
  text: string;
}

const REDIRECTS_AT_MOST = 10;

/** As much of a browser as signing in needs: cookies by path, redirects, forms. It stops where the app would take over. */
export class Browser {
  readonly #cookies = new Map<string, { value: string; path: string }>();

  constructor(private readonly origin: string) {}

  open(url: string): Promise<PageSeen> {
    return this.#go('GET', url);
  }

  /** Sends the page's form with what it holds already and what was filled in. */
  submit(page: PageSeen, filledIn: Record<string, string>): Promise<PageSeen> {
    const action = /<form[^>]* action="([^"]*)"/.exec(page.text)![1]!;
    const form = new URLSearchParams(filledIn);
    for (const [, name, value] of page.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) form.append(name!, value!);
    return this.#go('POST', new URL(action, page.url).href, form);
  }

  async #go(method: string, url: string, body?: URLSearchParams): Promise<PageSeen> {
    for (let hop = 0; hop < REDIRECTS_AT_MOST; hop++) {
      if (!url.startsWith(this.origin) || new URL(url).pathname === '/auth/callback') return { url, status: 200, headers: new Headers(), text: '' };
      const reply: Response = await fetch(url, { method, body, redirect: 'manual', headers: { accept: 'text/html', cookie: this.#cookiesFor(url) } });
      for (const cookie of reply.headers.getSetCookie()) this.#keep(cookie);
      const text = await reply.text();
      const location = reply.headers.get('location');
      if (!location) return { url, status: reply.status, headers: reply.headers, text };
      url = new URL(location, url).href;
      method = 'GET';
      body = undefined;
    }
    throw new Error(`it goes round in circles at ${url}`);
  }

  #cookiesFor(url: string): string {
    const { pathname } = new URL(url);
    return [...this.#cookies].flatMap(([name, { value, path }]) => (pathname.startsWith(path) ? [`${name}=${value}`] : [])).join('; ');
  }

  #keep(line: string): void {
    const [pair, ...attributes] = line.split('; ');
    const [name, ...value] = pair!.split('=');
    const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
    if (line.includes('01 Jan 1970')) this.#cookies.delete(name!);
    else this.#cookies.set(name!, { value: value.join('='), path });
  }
}
