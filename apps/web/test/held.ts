import { expect, type Page } from '@playwright/test';
import type { Item } from '../src/offline/command.js';
import { sealed } from '../src/offline/sealing.js';
import { ask } from './app.js';

/** One of each kind that looks different, under ids that do not change: sent again, it is held once. */
export const HELD = {
  meeting: '01900000-0000-7000-8000-0000aaaa0001',
  person: '01900000-0000-7000-8000-0000aaaa0002',
  report: '01900000-0000-7000-8000-0000aaaa0003',
  illegible: '01900000-0000-7000-8000-0000aaaa0004',
} as const;

const [ATTENDEE, PLACE] = ['01900000-0000-7000-8000-0000aaaa0011', '01900000-0000-7000-8000-0000aaaa0012'];
const HOUR_MS = 3_600_000;

/** Leaves in the quarantine what a device seals when its user loses access. */
export async function leaveHeld(page: Page, personId: string): Promise<void> {
  const { body: key } = await ask(page, 'GET', '/quarantine/key');
  const { body: organizations } = await ask(page, 'GET', '/organizations?limit=1');
  const written = (id: string, write: Pick<Item, 'resource' | 'body'>) => ({ key: id, method: 'POST', id: id.replace('aaaa', 'bbbb'), writtenAt: new Date(Date.now() - 5 * HOUR_MS).toISOString(), ...write }) as Item;
  const writes = [
    written(HELD.meeting, { resource: 'interactions', body: meetingWith(personId, organizations.items[0].id) }),
    written(HELD.person, { resource: 'stakeholders', body: person(organizations.items[0].id) }),
    written(HELD.report, {
      resource: 'adverse-events',
      body: { verbatim: 'Une patiente a eu une éruption deux jours après la première dose.', awareAt: '2026-11-25T15:00:00Z', stakeholderId: personId, productAsTold: 'le nouveau biologique', patientInitials: 'A. B.', patientAge: 61, patientSex: 'female', serious: false },
    }),
  ];
  const parcels: { id: string; sealed: string }[] = [{ id: HELD.illegible, sealed: 'a..b.c.d' }];
  for (const write of writes) parcels.push({ id: write.key, sealed: await sealed(key, write) });
  // Two browsers may leave the same at the same moment: whoever comes second tries again.
  await expect.poll(async () => (await ask(page, 'POST', '/quarantine', { parcels })).status).toBe(201);
}

const meetingWith = (stakeholderId: string, organizationId: string) => ({
  channel: 'in_person',
  startedAt: '2026-11-25T14:30:00Z',
  durationMinutes: 45,
  place: 'Clinique du Ruisseau',
  language: 'fr',
  initiatedBy: 'stakeholder',
  note: 'L’équipe veut revoir les données à deux ans.\nElle propose une rencontre en janvier.',
  attendees: [{ id: ATTENDEE, stakeholderId }, { id: PLACE, organizationId }],
  discussions: [{ attendeeId: ATTENDEE, summary: 'Suivi à long terme', stance: 'favourable' }],
  insights: [{ attendeeId: ATTENDEE, text: 'Les délais d’accès inquiètent l’équipe.' }, { text: 'La clinique manque d’infirmières.' }],
  inquiries: [{ attendeeId: PLACE, question: 'Existe-t-il des données chez la femme enceinte?', unsolicited: true }],
  commitments: [{ attendeeId: PLACE, text: 'Envoyer le protocole', dueOn: '2027-01-15' }],
  // Of an app that is newer than the suite.
  weather: { sky: 'overcast', celsius: -4 },
});

const person = (organizationId: string) => ({
  kind: 'hcp',
  givenName: 'Aurélie',
  familyName: 'Sans-Réseau',
  profession: 'MED',
  languages: ['fr', 'en'],
  licences: [{ order: 'CMQ', number: '81234' }],
  contactPoints: [{ kind: 'email', value: 'aurelie@clinique.example' }],
  affiliations: [{ organizationId, role: 'Cheffe de service' }],
  roles: ['KOL'],
});
