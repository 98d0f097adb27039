const LONGEST = 300;

/** An error in words that hold nothing of the payload: Postgres quotes values in its messages, so only its code is kept. */
export function errorWords(error: Error & { code?: unknown; routine?: unknown; constraint?: unknown }): string {
  const words = error.routine
    ? `database error ${String(error.code)}${error.constraint ? ` on ${String(error.constraint)}` : ''}`
    : `${error.name}: ${error.message}`;
  return words.slice(0, LONGEST);
}
