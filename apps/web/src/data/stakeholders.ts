import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import type { Device } from '../offline/device.js';
import { answers } from '../parts/folded.js';
import { notHere, orHere } from './device.js';

export type Stakeholder = Schemas['StakeholderView'];
export type Organization = Schemas['OrganizationView'];

/** What a list of people is narrowed by; the address of the list says the same. */
export interface PeopleFilter {
  q?: string;
  mine?: boolean;
  region?: string;
  specialty?: string;
  kind?: Schemas['StakeholderView']['kind'];
  role?: string;
  /** Of the engagement, which the device does not have: without network nobody is left out for it. */
  tier?: number;
}

const PAGE = 50;
/** More than a territory has. */
const HERE_AT_MOST = 500;
const AT_A_GLANCE = 8;

export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['stakeholders', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      orHere(
        'stakeholders',
        () => read(api.GET('/api/v1/stakeholders', { params: { query: { ...filter, kind: filter.kind ? [filter.kind] : undefined, limit: PAGE, cursor: pageParam } }, signal })),
        (device) => peopleHere(device, filter.q ?? '', HERE_AT_MOST, filter),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The first few whose names begin so: what somebody sees while typing. */
export const peopleAtAGlance = (q: string) =>
  queryOptions({
    queryKey: ['stakeholders', 'glance', q],
    queryFn: ({ signal }) =>
      orHere(
        'stakeholders',
        () => read(api.GET('/api/v1/stakeholders', { params: { query: { q, limit: AT_A_GLANCE } }, signal })),
        (device) => peopleHere(device, q, AT_A_GLANCE),
      ),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });

export const organizationsAtAGlance = (q: string) =>
  queryOptions({
    queryKey: ['organizations', 'glance', q],
    queryFn: ({ signal }) =>
      orHere(
        null,
        () => read(api.GET('/api/v1/organizations', { params: { query: { q, limit: AT_A_GLANCE } }, signal })),
        async (device) => {
          const known = await device.reference<Organization>('organizations');
          return { items: known.filter(({ name }) => answers(`${name.fr} ${name.en}`, q)).slice(0, AT_A_GLANCE), nextCursor: null };
        },
      ),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });

export const stakeholderQuery = (id: string) =>
  queryOptions({
    queryKey: ['stakeholders', id],
    queryFn: () =>
      orHere(
        'stakeholders',
        () => read(api.GET('/api/v1/stakeholders/{id}', { params: { path: { id } } })),
        async (device) => ((await device.people.get(id)) as Stakeholder | null) ?? notHere(),
      ),
  });

/** What somebody who takes part is called in both languages: a person, or an organization. */
export const attendeeNameQuery = ({ stakeholderId, organizationId }: { stakeholderId?: string; organizationId?: string }) =>
  queryOptions({
    queryKey: ['attendee-name', stakeholderId ?? organizationId],
    queryFn: async ({ client }) => {
      const name = stakeholderId && fullName(await client.fetchQuery(stakeholderQuery(stakeholderId)));
      return name ? { fr: name, en: name } : (await organization(organizationId!)).name;
    },
    retry: false,
  });

/** Names of people, as far as they can be read, in the order of their ids. */
export function usePeopleNames(ids: string[]): { id: string; name: string }[] {
  const { data } = useQuery({
    queryKey: ['people-names', ids],
    queryFn: async ({ client }) => {
      const found = await Promise.allSettled(ids.map((id) => client.fetchQuery(stakeholderQuery(id))));
      return found.flatMap((one) => (one.status === 'fulfilled' ? [{ id: one.value.id, name: fullName(one.value) }] : []));
    },
    enabled: ids.length > 0,
  });
  return data ?? [];
}

const organization = (id: string): Promise<Organization> =>
  orHere(
    null,
    () => read(api.GET('/api/v1/organizations/{id}', { params: { path: { id } } })),
    async (device) => (await device.reference<Organization>('organizations')).find((one) => one.id === id) ?? notHere(),
  );

export const engagementQuery = (id: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['stakeholders', id, 'engagement'],
    queryFn: () => read(api.GET('/api/v1/stakeholders/{id}/engagement', { params: { path: { id } } })),
    enabled,
  });

/** People on the device; the other filters of the list are the server's, but for those that need no more than the person. */
async function peopleHere(device: Device, q: string, limit: number, { kind, specialty, role }: PeopleFilter = {}): Promise<{ items: Stakeholder[]; nextCursor: string | null }> {
  const found = (await device.people.search(q, HERE_AT_MOST)) as unknown as Stakeholder[];
  const wanted = found.filter((one) => (!kind || one.kind === kind) && (!specialty || one.specialties.includes(specialty)) && (!role || one.roles?.includes(role)));
  return { items: wanted.slice(0, limit), nextCursor: null };
}

export const fullName = ({ givenName, familyName }: Pick<Stakeholder, 'givenName' | 'familyName'>): string => `${givenName} ${familyName}`.trim();
