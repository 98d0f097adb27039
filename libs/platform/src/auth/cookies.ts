/** The cookies of a browser that has signed in. The directory sets them; every service reads the first two. */
export const cookieNames = {
  /** The access token, out of the reach of scripts, for /api. */
  access: 'liaison_access',
  /** What the app repeats in a header, to show that a change comes from itself. */
  csrf: 'liaison_csrf',
  /** The session at the directory, out of the reach of scripts, for /auth. */
  session: 'liaison_session',
} as const;

/**
 * The value of a cookie. One that comes twice is nobody's: a neighbouring site may have slipped the
 * second one in, and nothing says which of them that is.
 */
export function cookieIn(header: string | undefined, name: string): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 && values[0] !== '' ? values[0]! : null;
}
