import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

const AUDIENCE = 'liaison';

/** An identity provider for tests: real keys, real signatures, published over HTTP like any other's. */
export class TestIssuer {
  private constructor(
    private readonly server: Server,
    private readonly key: CryptoKey,
    readonly url: string,
  ) {}

  static async start(): Promise<TestIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] });
    const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(jwks));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    return new TestIssuer(server, privateKey, `http://127.0.0.1:${port}`);
  }

  /** An access token for a user; claims may be set wrong on purpose. */
  token(subject: string, wrong: { issuer?: string; audience?: string; expiresIn?: string; algorithmKey?: CryptoKey } = {}): Promise<string> {
    return new SignJWT({ auth_time: Math.floor(Date.now() / 1000) })
      .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'at+jwt' })
      .setSubject(subject)
      .setIssuer(wrong.issuer ?? this.url)
      .setAudience(wrong.audience ?? AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(wrong.expiresIn ?? '2h')
      .sign(wrong.algorithmKey ?? this.key);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
