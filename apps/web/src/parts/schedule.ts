import { useTranslation } from 'react-i18next';
import { timesIn } from './times-in.js';

/** What most people want; anything else is written as cron. */
export const presets = { daily: '0 6 * * *', weekdays: '0 6 * * 1-5', weekly: '0 6 * * 1' } as const;
export type Preset = keyof typeof presets;

export const presetOf = (cron: string): Preset | undefined => (Object.keys(presets) as Preset[]).find((one) => presets[one] === cron);

/** A Sunday: the days of the week are named from it on. */
const SUNDAY = Date.UTC(2026, 10, 1);
const DAY_MS = 86_400_000;

/** A schedule in words: « chaque lundi à 6 h »; what has no simple words is shown as it is written. */
export function useScheduleWords(): (cron: string) => string {
  const { t, i18n } = useTranslation();
  const locale = `${i18n.language}-CA`;
  return (cron) => {
    const read = /^(\d{1,2}) (\d{1,2}) \* \* (\*|1-5|[0-6])$/.exec(cron.trim());
    if (!read) return t('schedule.cron', { cron });
    const [minute, hour, days] = [Number(read[1]), Number(read[2]), read[3]!];
    const at = timesIn(locale, 'UTC').clock(new Date(Date.UTC(2026, 0, 1, hour, minute)).toISOString());
    if (days === '*') return t('schedule.daily', { at });
    if (days === '1-5') return t('schedule.weekdays', { at });
    const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(SUNDAY + Number(days) * DAY_MS);
    return t('schedule.weekly', { day, at });
  };
}
