import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Welcome } from './welcome.js';

const REASONS = ['failed', 'unknown-user'] as const;

/** After a sign-out, or a sign-in that came to nothing. */
export function SignedOut() {
  const { t } = useTranslation();
  const { reason } = useSearch({ from: '/signed-out' });
  const known = REASONS.find((one) => one === reason) ?? 'left';
  return <Welcome said={t(`welcome.${known}`)} to="/" />;
}
