import { useTranslation } from 'react-i18next';

/** The registry's word for where a trial stands, in words; one that it has made up since, as it is. */
export function useTrialStatus(): (status: string | null | undefined) => string {
  const { t, i18n } = useTranslation();
  return (status) => (status ? (i18n.exists(`trials.statuses.${status}`) ? t(`trials.statuses.${status as 'RECRUITING'}`) : status) : t('trials.noStatus'));
}
