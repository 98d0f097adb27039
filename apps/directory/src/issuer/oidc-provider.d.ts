/** The part of oidc-provider (which brings no types) that the embedded issuer uses. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface AdapterPayload {
    grantId?: string;
    uid?: string;
    [claim: string]: unknown;
  }

  export interface Interaction {
    uid: string;
    prompt: { name: string };
    params: { ui_locales?: string };
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface KoaContext {
    body: unknown;
    type: string;
    query: Record<string, string | undefined>;
    set(header: string, value: string): void;
    oidc: {
      client: { clientId: string };
      params?: { ui_locales?: string };
      session: { accountId?: string; grantIdFor(clientId: string): string | undefined };
      entities: Partial<Record<'AuthorizationCode' | 'RefreshToken', { authTime?: number }>>;
      provider: Provider;
    };
  }

  export class Provider {
    constructor(issuer: string, configuration: object);
    /** Whether X-Forwarded-* headers are believed. */
    proxy: boolean;
    Grant: {
      new (of: { clientId: string; accountId: string | undefined }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object, options: { mergeWithLastSubmission: boolean }): Promise<void>;
    on(event: 'server_error', listener: (context: unknown, error: Error) => void): void;
  }

  export const errors: { InvalidTarget: new () => Error; SessionNotFound: new (message: string) => Error };
}
