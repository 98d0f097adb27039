export interface Reply<T = any> {
  status: number;
  headers: Record<string, string>;
  body: T;
  text: string;
}

type Headers = Record<string, string>;

/** Somebody who talks to the suite over HTTP. Paths are below /api/v1, but for health and the identity provider. */
export class Client {
  constructor(
    private readonly origin: string,
    private readonly token: string | null,
  ) {}

  get(path: string, headers: Headers = {}): Promise<Reply> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Headers = {}): Promise<Reply> {
    return this.send('POST', path, body, headers);
  }

  /** PUT, PATCH and DELETE say which version they have seen. */
  put(path: string, body: unknown, version?: number, headers: Headers = {}): Promise<Reply> {
    return this.send('PUT', path, body, { ...ifMatch(version), ...headers });
  }

  patch(path: string, body: unknown, version?: number, headers: Headers = {}): Promise<Reply> {
    return this.send('PATCH', path, body, { ...ifMatch(version), ...headers });
  }

  delete(path: string, version?: number, headers: Headers = {}): Promise<Reply> {
    return this.send('DELETE', path, undefined, { ...ifMatch(version), ...headers });
  }

  async send(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Reply> {
    const bare = /^\/(health|oidc|$)/.test(path);
    const reply = await fetch(`${this.origin}${bare ? '' : '/api/v1'}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body) }),
    });
    const text = await reply.text();
    const isJson = (reply.headers.get('content-type') ?? '').includes('json');
    return { status: reply.status, headers: Object.fromEntries(reply.headers), text, body: isJson && text ? JSON.parse(text) : undefined };
  }
}

const ifMatch = (version: number | undefined): Headers => (version === undefined ? {} : { 'if-match': `"${version}"` });
