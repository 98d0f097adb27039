import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Relevance, Signal } from '../../data/signals.js';
import { useTrialStatus } from '../trials/trial-status.js';

interface Said {
  text: string;
  color?: string;
}

const BANDS: Relevance['band'][] = ['high', 'middle', 'low'];
const GRAVE: Record<string, string> = { retraction: 'red', retracted: 'red', concern: 'orange', correction: 'orange', corrected: 'orange' };
/** What a standing adds nothing to. */
const SAID_BY: Record<string, string> = { retraction: 'retracted', concern: 'concern', correction: 'corrected' };

/** What must not be missed about a signal, in words; the colours only say it once more. */
export function SignalBadges({ signal }: { signal: Signal }) {
  return (
    <Group gap={6}>
      {useSaid(signal).map(({ text, color }) => (
        <Badge key={text} variant="light" color={color ?? 'gray'} tt="none" fw={500} style={{ maxWidth: '100%' }}>
          {text}
        </Badge>
      ))}
    </Group>
  );
}

function useSaid({ subject, reason, occasion, why, unsent }: Signal): Said[] {
  const { t } = useTranslation();
  const status = useTrialStatus();
  const said: Said[] = [{ text: t(`signals.kinds.${subject.kind}`), color: 'river' }];
  // Of a change of status: what it is now, and since when.
  if (reason === 'trial-status') said.push({ text: t('signals.nowStatus', { status: status(occasion?.split(' ')[0] ?? null) }), color: 'blue' });
  else if (reason !== 'new') said.push({ text: t(`signals.reasons.${reason}`), color: GRAVE[reason] ?? 'blue' });
  if (subject.kind === 'publication' && subject.standing && subject.standing !== 'sound' && SAID_BY[reason] !== subject.standing)
    said.push({ text: t(`signals.standings.${subject.standing as 'retracted'}`), color: GRAVE[subject.standing] });
  if (subject.kind === 'trial' && subject.standing && reason !== 'trial-status') said.push({ text: status(subject.standing) });
  if (subject.kind === 'notice' && subject.standing && subject.standing !== 'news') said.push({ text: t(`signals.notices.${subject.standing as 'recall'}`), color: subject.standing === 'recall' ? 'red' : 'blue' });
  if (subject.recallClass) said.push({ text: t('signals.recallClass', { level: 'I'.repeat(subject.recallClass) }), color: subject.recallClass === 1 ? 'red' : 'orange' });
  const band = BANDS.find((one) => why.some(({ relevance }) => relevance?.band === one));
  if (band) said.push({ text: t(`signals.bands.${band}`), color: band === 'high' ? 'green' : undefined });
  if (unsent) said.push(unsent === 'queued' || unsent === 'sending' ? { text: t('signals.toSend'), color: 'blue' } : { text: t('signals.toSettle'), color: 'red' });
  return said;
}
