/** Sends a request to the API; paths are below /api/v1. Rejects when nobody answers. */
export type Send = (path: string, request?: { method?: string; body?: string }) => Promise<Response>;

/** What an answer means to whoever asked on behalf of a device. */
export type Reply = { body: any; status: number } | { failed: 'unreachable' | 'signed-out' | 'unknown-user'; retryInMs: number };

const IN_A_WHILE_MS = 30_000;

export async function ask(send: Send, path: string, body?: object): Promise<Reply> {
  let response: Response;
  try {
    response = await send(path, body && { method: 'POST', body: JSON.stringify(body) });
    const text = await response.text();
    const said = text ? (JSON.parse(text) as { code?: string }) : {};
    if (response.status === 401) return { failed: said.code === 'unknown-user' ? 'unknown-user' : 'signed-out', retryInMs: IN_A_WHILE_MS };
    return { body: said, status: response.status };
  } catch {
    // A proxy's page, half an answer, or none: whatever was asked may have been done, and is asked again.
    return { failed: 'unreachable', retryInMs: IN_A_WHILE_MS };
  }
}

export const isLater = (status: number): boolean => status >= 500 || status === 429 || status === 408;
