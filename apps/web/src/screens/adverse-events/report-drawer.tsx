import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Stakeholder } from '../../data/stakeholders.js';
import { ReportForm } from './report-form.js';

/** The report of an adverse event, over the screen that one is on. */
export function ReportDrawer({ about, close }: { about: { toldBy?: Stakeholder } | null; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer opened={about !== null} onClose={close} position="right" size="lg" title={t('adverseEvents.report')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      {about && <ReportForm toldBy={about.toldBy} close={close} />}
    </Drawer>
  );
}
