import { system, type Tx, type UnitOfWork } from '@liaison/platform';
import { bodies, regions } from './demo/places.js';
import { DEMO_ORCID, DEMO_STAKEHOLDERS, demoOrganizationId, demoStakeholderId } from './demo/ids.js';
import { dice } from './demo/dice.js';
import { familyNames, givenNames } from './demo/names.js';
import { Engagement } from './engagement/engagement.entity.js';
import type { OrganizationInput } from './organizations/organization.dto.js';
import { OrganizationsService } from './organizations/organizations.service.js';
import type { CreateStakeholder } from './stakeholders/stakeholder.dto.js';
import { StakeholdersService } from './stakeholders/stakeholders.service.js';

interface Topic {
  id: string;
  therapeuticArea: string;
}

/** What a specialist of an area works on, by code of `specialties`. */
const SPECIALTIES: Record<string, string[]> = {
  oncology: ['medical-oncology', 'radiation-oncology'],
  hemato_oncology: ['hematology'],
  immunology: ['clinical-immunology-and-allergy'],
  rheumatology: ['rheumatology'],
  gastroenterology: ['gastroenterology'],
  dermatology: ['dermatology'],
  cardiology: ['cardiology'],
  neurology: ['neurology'],
  respiratory: ['respirology'],
  rare_diseases: ['medical-genetics', 'pediatrics'],
  diabetes: ['endocrinology-and-metabolism'],
  nephrology: ['nephrology'],
  digital_health: ['family-medicine'],
  vaccines: ['public-health-and-preventive-medicine', 'infectious-diseases'],
};
const PLACES_A_REGION = 4;
const MANY_IN = ['06', '06', '06', '13', '02', '02', '03', '05', '16'];

/** Puts the fictional people and places of Québec where there are none. Each is a unit of work: a second run adds what is missing. */
export async function seedDemo(work: UnitOfWork, today: Date, topics: readonly Topic[]): Promise<void> {
  const year = today.getUTCFullYear();
  for (const organization of organizations()) await once(work, 'organizations', organization.id!, (tx) => new OrganizationsService().create(tx, organization));
  for (const person of stakeholders(year, topics))
    await once(work, 'stakeholders', person.id!, async (tx) => {
      const { profile } = await new StakeholdersService().create(tx, person);
      if (profile.roles.includes('KOL')) tx.insert(Engagement, tierOf(person.id!, tx.now));
    });
}

async function once(work: UnitOfWork, table: string, id: string, make: (tx: Tx) => Promise<unknown>): Promise<void> {
  await work.asSystem(system('demo'), async (tx) => {
    const known = await tx.query(`SELECT 1 FROM ${table} WHERE id = $1`, [id]);
    if (known.length === 0) await make(tx);
  });
}

function organizations(): OrganizationInput[] {
  const network = demoOrganizationId(1);
  const made: OrganizationInput[] = [{ id: network, kind: 'health_authority', name: { fr: 'Santé Boréale', en: 'Boreal Health' }, validFrom: '2024-12-01' }];
  for (const [i, { code, towns, saint }] of regions.entries()) {
    const at = (place: number) => demoOrganizationId(10 + i * PLACES_A_REGION + place);
    const below = (parent: string) => [{ organizationId: parent, from: '2024-12-01' }];
    made.push(
      { id: at(0), kind: 'institution', name: { fr: `CISSS ${saint[0]}`, en: `CISSS ${saint[1]}` }, region: code, city: towns[0], parents: below(network) },
      { id: at(1), kind: 'installation', name: { fr: `Hôpital ${saint[0]}`, en: `${saint[1]} Hospital` }, city: towns[0], parents: below(at(0)) },
      { id: at(2), kind: 'clinic', name: { fr: `GMF ${towns[1]}`, en: `${towns[1]} Family Medicine Group` }, city: towns[1], parents: below(at(0)) },
      { id: at(3), kind: 'pharmacy', name: { fr: `Pharmacie ${saint[0]}`, en: `${saint[1]} Pharmacy` }, region: code, city: towns[1] },
    );
  }
  for (const [i, [kind, fr, en, region, city]] of bodies.entries()) made.push({ id: demoOrganizationId(200 + i), kind, name: { fr, en }, region, city });
  return made;
}

function stakeholders(year: number, topics: readonly Topic[]): CreateStakeholder[] {
  const chance = dice(2026);
  return Array.from({ length: DEMO_STAKEHOLDERS }, (_, i) => {
    const n = i + 1;
    const familyName = familyNames[i % familyNames.length]!;
    const givenName = givenNames[(i * 7 + Math.floor(i / familyNames.length)) % givenNames.length]!;
    const names = { id: demoStakeholderId(n), givenName, familyName };
    // A number that ORCID gives to nobody: the watch finds a work under it.
    if (n === 1) return { ...professional(names, i, year, topics, chance), orcid: DEMO_ORCID };
    return n % 9 === 0 ? partner(names, i, year, chance) : professional(names, i, year, topics, chance);
  });
}

type Names = Pick<CreateStakeholder, 'givenName' | 'familyName'> & { id: string };
type Chance = ReturnType<typeof dice>;

function professional(names: Names, i: number, year: number, topics: readonly Topic[], chance: Chance): CreateStakeholder {
  const topic = topics.length > 0 ? topics[i % topics.length]! : null;
  const pharmacist = i % 6 === 5;
  const region = i < regions.length ? regions[i]!.code : chance.pick(MANY_IN);
  const place = regions.findIndex(({ code }) => code === region) * PLACES_A_REGION + (pharmacist ? 3 : 1 + chance.upTo(2));
  return {
    ...names,
    kind: 'hcp',
    profession: pharmacist ? 'PHA' : 'MED',
    specialties: pharmacist ? [] : [chance.pick(SPECIALTIES[topic?.therapeuticArea ?? ''] ?? ['family-medicine'])],
    languages: chance.happens(0.6) ? ['fr', 'en'] : ['fr'],
    licences: [pharmacist ? { order: 'OPQ', number: String(900_000 + i) } : { order: 'CMQ', number: String(90_000 + i) }],
    contactPoints: [
      { kind: 'email', value: `personne${i + 1}@exemple.test` },
      { kind: 'phone', value: `+1 418 555-01${String(i % 100).padStart(2, '0')}` },
    ],
    affiliations: [
      { organizationId: demoOrganizationId(10 + place), role: pharmacist ? 'Pharmacien d’établissement' : 'Médecin', from: `${year - 1 - chance.upTo(9)}-09-01` },
      ...(chance.happens(0.2) ? [{ organizationId: demoOrganizationId(201), role: 'Professorat', from: `${year - 2}-06-01` }] : []),
    ],
    roles: i % 4 === 0 ? ['KOL', chance.pick(['speaker', 'principal_investigator', 'guideline_author'])] : [],
    topics: topic ? [topic.id] : [],
  };
}

const PARTNERS = [
  { kind: 'patient_association', body: 204, role: 'Direction générale' },
  { kind: 'payer', body: 207, role: 'Évaluation des médicaments' },
  { kind: 'decision_maker', body: 208, role: 'Direction scientifique' },
  { kind: 'researcher', body: 203, role: 'Chercheur principal' },
  { kind: 'community_partner', body: 210, role: 'Coordination' },
  { kind: 'patient_association', body: 206, role: 'Présidence' },
] as const;

function partner(names: Names, i: number, year: number, chance: Chance): CreateStakeholder {
  const { kind, body, role } = PARTNERS[Math.floor(i / 9) % PARTNERS.length]!;
  return {
    ...names,
    kind,
    languages: ['fr', 'en'],
    contactPoints: [{ kind: 'email', value: `personne${i + 1}@exemple.test` }],
    affiliations: [{ organizationId: demoOrganizationId(body), role, from: `${year - 1 - chance.upTo(5)}-01-15` }],
  };
}

function tierOf(id: string, now: Date): Partial<Engagement> {
  const n = Number(id.slice(-6));
  const components = [
    { criterion: 'publications', score: 40 + ((n * 13) % 60) },
    { criterion: 'guideline_author', score: (n * 29) % 100 },
  ];
  const score = Math.round(components.reduce((sum, one) => sum + one.score, 0) / components.length);
  return { id, version: 1, tierLevel: score >= 70 ? 1 : score >= 45 ? 2 : 3, tierScore: score, tierComponents: components, interactionCount: 0, stances: [], updatedAt: now };
}
