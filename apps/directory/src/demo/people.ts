import type { Bilingual } from '@liaison/platform';
import { demoUsers } from './users.js';

/** What each fictional person does, in the order in which a newcomer should meet them. */
const WORK: Record<string, Bilingual> = {
  maude: { fr: 'conseillère scientifique médicale (MSL), Montréal', en: 'medical science liaison (MSL), Montréal' },
  etienne: { fr: 'conseiller scientifique médical (MSL), Saguenay', en: 'medical science liaison (MSL), Saguenay' },
  karim: { fr: 'chef des affaires médicales', en: 'medical-affairs manager' },
  sylvie: { fr: 'pharmacienne, information médicale', en: 'medical-information pharmacist' },
  agnes: { fr: 'conformité et vie privée', en: 'compliance and privacy' },
  solene: { fr: 'pharmacovigilance', en: 'patient safety' },
  nadia: { fr: 'formatrice', en: 'trainer' },
  tom: { fr: 'représentant des ventes', en: 'sales representative' },
  ines: { fr: 'analyste', en: 'analyst' },
  admin: { fr: 'administration', en: 'administrator' },
};

/** The fictional people of the demo territory. The password of each is the subject. */
export const demoPeople = Object.entries(WORK).map(([subject, who]) => ({
  subject,
  who,
  displayName: demoUsers.find((user) => user.subject === subject)!.displayName,
}));
