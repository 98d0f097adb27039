import type { useNavigate } from '@tanstack/react-router';
import type { Signal } from '../../data/signals.js';

/** Goes to the page of what a signal is about; a notice has its page at its source. */
export function openSubject({ subject: { kind, id, url } }: Signal, navigate: ReturnType<typeof useNavigate>): void {
  if (kind === 'publication') void navigate({ to: '/publications/$id', params: { id } });
  else if (kind === 'trial') void navigate({ to: '/trials/$id', params: { id } });
  else if (url && /^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}
