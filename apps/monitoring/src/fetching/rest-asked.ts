import { WAIT_MS } from './limits.js';
import { retryAfter } from './retry-after.js';

/**
 * Until when an answer says that it stays good (`Cache-Control: max-age`, less its `Age`) or that its source
 * wishes to rest (`Retry-After`): asked again before, it could only say the same. A day at most.
 */
export function restAsked(header: (name: string) => string | undefined, now: Date): Date | undefined {
  const control = header('cache-control') ?? '';
  const fresh = /\bno-(?:cache|store)\b/i.test(control) ? undefined : /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/i.exec(control)?.[1];
  const age = /^\d{1,9}$/.exec(header('age')?.trim() ?? '')?.[0];
  const freshMs = Math.min((Number(fresh ?? 0) - Number(age ?? 0)) * 1_000, WAIT_MS.most);
  const restMs = header('retry-after') === undefined ? 0 : retryAfter(header('retry-after'), now).getTime() - now.getTime();
  const most = Math.max(freshMs, restMs);
  return most > 0 ? new Date(now.getTime() + most) : undefined;
}
