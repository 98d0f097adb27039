import { Anchor, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A way out of the app, in a tab of its own. What is no address of the web, as a source may send it, is shown as text. */
export function Elsewhere({ href, children }: { href: string; children: ReactNode }) {
  const { t } = useTranslation();
  if (!/^https?:\/\//i.test(href)) return <>{children}</>;
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer" underline="always" style={{ overflowWrap: 'anywhere' }}>
      {children}
      <VisuallyHidden component="span"> ({t('actions.elsewhere')})</VisuallyHidden>
    </Anchor>
  );
}
