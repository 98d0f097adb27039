import type { Duty, Role } from '@liaison/contracts';

export interface TestUser {
  id: string;
  subject: string;
  role: Role;
  duties: Duty[];
  displayName: string;
}

const user = (n: number, subject: string, role: Role, duties: Duty[] = []): TestUser => ({
  id: `01900000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`,
  subject,
  role,
  duties,
  displayName: subject[0]!.toUpperCase() + subject.slice(1),
});

/** The people of every test: the demo people of the suite, with ids that stay the same. */
export const people = {
  maude: user(1, 'maude', 'msl', ['steward']),
  etienne: user(2, 'etienne', 'msl'),
  karim: user(3, 'karim', 'medical_manager'),
  sylvie: user(4, 'sylvie', 'medical_information'),
  agnes: user(5, 'agnes', 'compliance', ['privacy_officer', 'steward']),
  nadia: user(6, 'nadia', 'trainer'),
  tom: user(7, 'tom', 'sales'),
  ines: user(8, 'ines', 'analyst'),
  admin: user(9, 'admin', 'admin'),
  solene: user(10, 'solene', 'safety'),
} satisfies Record<string, TestUser>;

export type Who = keyof typeof people;

/** Two territories: Montréal with Laval for maude, Saguenay for etienne. */
export const territories = {
  montreal: { id: '01900000-0000-7000-8000-0000000001a1', regions: ['06', '13'], owner: people.maude.id },
  saguenay: { id: '01900000-0000-7000-8000-0000000001a2', regions: ['02'], owner: people.etienne.id },
};
