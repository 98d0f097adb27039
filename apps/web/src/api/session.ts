const CSRF_COOKIE = 'liaison_csrf=';

/** Repeated in a header, it shows that a change comes from the app itself. The token proper no script can read. */
export const csrfToken = (): string =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(CSRF_COOKIE))
    ?.slice(CSRF_COOKIE.length) ?? '';

let renewal: Promise<boolean> | null = null;

/** Asks for a fresh access token, once for all who wait. False: one has to sign in again. */
export function renew(): Promise<boolean> {
  renewal ??= fetch('/auth/renewal', { method: 'POST' })
    .then(async (reply) => {
      // An answer that nobody reads would keep its connection.
      await reply.body?.cancel();
      return reply.ok;
    })
    .catch(() => false)
    .finally(() => (renewal = null));
  return renewal;
}

/** Where to sign in, and come back to this very place. */
export function signInUrl(language: string, to = location.pathname + location.search): string {
  return `/auth/sign-in?${new URLSearchParams({ to: to.startsWith('/signed-out') ? '/' : to, lang: language })}`;
}

/** Forgets the session here, and says where the identity provider does the same. */
export async function signOut(): Promise<string> {
  const reply = await fetch('/auth/sign-out', { method: 'POST' });
  return ((await reply.json()) as { location: string }).location;
}
