import { useTranslation } from 'react-i18next';

const TOLD = ['invalid-request', 'already-exists', 'not-found', 'stale-version', 'gone'] as const;

/** Why something that was released could not be done, and came back. */
export function useRefusal(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => t('quarantine.cameBack', { reason: t(`quarantine.refusals.${TOLD.find((one) => one === code) ?? 'other'}`) });
}
