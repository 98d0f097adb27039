import { Alert, Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Health, Source } from '../../data/sources.js';
import { useTimes } from '../../parts/time.js';

const COLOURS: Record<Health, string> = { new: 'gray', ok: 'green', waiting: 'orange', failing: 'red', gone: 'red' };

/** How a source does, in words. */
export function HealthBadge({ source: { enabled, health } }: { source: Source }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" tt="none" color={enabled ? COLOURS[health] : 'gray'}>
      {enabled ? t(`sources.healths.${health}`) : t('sources.off')}
    </Badge>
  );
}

/** Why a source does not do well, and until when it is left in peace. */
export function HealthReason({ source }: { source: Source }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  // What a source in good health asks for is no trouble; its page says it among the facts.
  if (source.health === 'ok' || (!source.failure && !source.notBefore)) return null;
  return (
    <Alert color={source.health === 'waiting' ? 'orange' : 'red'} variant="light" title={t(`sources.healths.${source.health}`)}>
      {source.failure?.[i18n.language === 'en' ? 'en' : 'fr']} {source.failures > 0 && t('sources.failures', { count: source.failures })}{' '}
      {source.notBefore && t('sources.notBefore', { at: times.moment(source.notBefore) })}
    </Alert>
  );
}
