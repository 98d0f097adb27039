import { useTranslation } from 'react-i18next';
import { useMe } from '../data/me.js';
import { timesIn, type Times } from './times-in.js';

/** Times in the language and the zone of whoever has signed in. */
export function useTimes(): Times {
  const { i18n } = useTranslation();
  return timesIn(`${i18n.language}-CA`, useMe().timeZone);
}
