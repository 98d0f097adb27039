import { demoPeople } from './ids.js';
import type { UserInput } from '../users/user.dto.js';

type DemoUser = UserInput & { id: string };

const person = (id: string, subject: string, displayName: string, role: UserInput['role'], more: Partial<UserInput> = {}): DemoUser => ({
  id,
  subject,
  displayName,
  email: `${subject}@liaison.example`,
  role,
  ...more,
});

/** Fictional people, and the account of the programs that read the API. Each signs in with the name. */
export const demoUsers: readonly DemoUser[] = [
  person(demoPeople.maude, 'maude', 'Maude Clairval', 'msl', { duties: ['steward'] }),
  person(demoPeople.etienne, 'etienne', 'Étienne Rochebrune', 'msl'),
  person(demoPeople.karim, 'karim', 'Karim Bellazar', 'medical_manager'),
  person(demoPeople.sylvie, 'sylvie', 'Sylvie Montfleury', 'medical_information'),
  person(demoPeople.agnes, 'agnes', 'Agnès Vertbois', 'compliance', { duties: ['privacy_officer', 'steward'] }),
  person(demoPeople.nadia, 'nadia', 'Nadia Solane', 'trainer'),
  person(demoPeople.tom, 'tom', 'Tom Wexcombe', 'sales', { locale: 'en' }),
  person(demoPeople.ines, 'ines', 'Inès Valdoré', 'analyst'),
  person(demoPeople.admin, 'admin', 'Administration', 'admin'),
  person(demoPeople.solene, 'solene', 'Solène Havrepré', 'safety'),
  { id: demoPeople.apiClient, subject: 'liaison-api', displayName: 'API', role: 'analyst', kind: 'client' },
];
