import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import type { Stakeholder } from '../../data/stakeholders.js';
import { later } from '../../parts/later.js';

const ReportDrawer = later(() => import('./report-drawer.js').then((piece) => piece.ReportDrawer));

type Report = (toldBy?: Stakeholder) => void;

const Context = createContext<Report>(() => undefined);

/** Opens the report of an adverse event, over whatever screen one is on. */
export const useReporting = (): Report => useContext(Context);

export function Reporting({ children }: { children: ReactNode }) {
  const [about, setAbout] = useState<{ toldBy?: Stakeholder } | null>(null);
  const report = useCallback<Report>((toldBy) => setAbout({ toldBy }), []);
  const close = () => setAbout(null);
  return (
    <Context value={report}>
      {children}
      <ReportDrawer asked={about !== null} about={about} close={close} />
    </Context>
  );
}
