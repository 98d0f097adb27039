import type { useNavigate } from '@tanstack/react-router';
import type { Signal } from '../../data/signals.js';

/** Goes to the page of what a signal is about. */
export function openSubject({ subject: { kind, id } }: Signal, navigate: ReturnType<typeof useNavigate>): void {
  if (kind === 'publication') void navigate({ to: '/publications/$id', params: { id } });
  else if (kind === 'trial') void navigate({ to: '/trials/$id', params: { id } });
  else void navigate({ to: '/notices/$id', params: { id } });
}
