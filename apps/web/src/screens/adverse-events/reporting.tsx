import { Drawer } from '@mantine/core';
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stakeholder } from '../../data/stakeholders.js';
import { ReportForm } from './report-form.js';

type Report = (toldBy?: Stakeholder) => void;

const Context = createContext<Report>(() => undefined);

/** Opens the report of an adverse event, over whatever screen one is on. */
export const useReporting = (): Report => useContext(Context);

export function Reporting({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [about, setAbout] = useState<{ toldBy?: Stakeholder } | null>(null);
  const report = useCallback<Report>((toldBy) => setAbout({ toldBy }), []);
  const close = () => setAbout(null);
  return (
    <Context value={report}>
      {children}
      <Drawer opened={about !== null} onClose={close} position="right" size="lg" title={t('adverseEvents.report')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
        {about && <ReportForm toldBy={about.toldBy} close={close} />}
      </Drawer>
    </Context>
  );
}
