import { useTranslation } from 'react-i18next';
import { TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Empty } from '../../parts/states.js';

/** An address that leads nowhere, or nowhere for this role: both are told in the same words. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')}>
      <Empty title={t('notFound.what')}>
        <TextLink to="/">{t('notFound.back')}</TextLink>
      </Empty>
    </Page>
  );
}
