/** When a feed wishes to be asked: RSS says how long it stays good, and at which hours and on which days it has nothing new. */
export interface FeedHints {
  ttlMinutes?: number;
  /** Hours of the day and days of the week, as UTC. */
  skipHours: number[];
  skipDays: number[];
}

/** They stand at the head of the channel. */
const SEEN_BYTES = 32 * 1024;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

export function hintsIn(bytes: Uint8Array): FeedHints {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SEEN_BYTES)).toString('latin1');
  const ttl = /<ttl>\s{0,20}(\d{1,6})\s{0,20}<\/ttl>/i.exec(head)?.[1];
  const said = (around: string, each: string) => {
    const inside = new RegExp(`<${around}>([^]{0,4000}?)</${around}>`, 'i').exec(head)?.[1] ?? '';
    return Array.from(inside.matchAll(new RegExp(`<${each}>\\s{0,20}(\\w{1,12})\\s{0,20}</${each}>`, 'gi')), ([, value]) => value!.toLowerCase());
  };
  const hours = said('skipHours', 'hour').map(Number).filter((hour) => hour >= 0 && hour <= DAY_HOURS).map((hour) => hour % DAY_HOURS);
  const days = said('skipDays', 'day').map((day) => DAYS.indexOf(day)).filter((day) => day >= 0);
  return { ...(ttl && { ttlMinutes: Number(ttl) }), skipHours: [...new Set(hours)], skipDays: [...new Set(days)] };
}

/** The next moment that a feed does not skip, a day ahead at most; undefined where that is now. */
export function afterSkipped({ skipHours, skipDays }: FeedHints, now: Date): Date | undefined {
  const isSkipped = (at: Date) => skipHours.includes(at.getUTCHours()) || skipDays.includes(at.getUTCDay());
  if (!isSkipped(now)) return undefined;
  const hour = Math.floor(now.getTime() / HOUR_MS);
  for (let ahead = 1; ahead < DAY_HOURS; ahead++) {
    const at = new Date((hour + ahead) * HOUR_MS);
    if (!isSkipped(at)) return at;
  }
  return new Date(now.getTime() + DAY_HOURS * HOUR_MS);
}

/** Hints as they were kept with a source's state. */
export function hintsOf(kept: unknown): FeedHints {
  const { ttlMinutes, skipHours, skipDays } = (kept ?? {}) as Partial<FeedHints>;
  return { ...(typeof ttlMinutes === 'number' && { ttlMinutes }), skipHours: Array.isArray(skipHours) ? skipHours : [], skipDays: Array.isArray(skipDays) ? skipDays : [] };
}

/** Before this moment a feed that was read just now could only say the same; a day at most. */
export function goodUntil({ ttlMinutes = 0 }: FeedHints, now: Date): Date | undefined {
  return ttlMinutes > 0 ? new Date(now.getTime() + Math.min(ttlMinutes * 60_000, DAY_HOURS * HOUR_MS)) : undefined;
}

/** Of what is known of when, the latest. */
export const latestOf = (...moments: (Date | undefined)[]): Date | undefined => moments.reduce((one, other) => (!one || (other && other > one) ? other : one), undefined);
