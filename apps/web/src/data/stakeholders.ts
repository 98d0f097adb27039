import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';

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
}

const PAGE = 50;
const AT_A_GLANCE = 8;

export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['stakeholders', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      read(api.GET('/api/v1/stakeholders', { params: { query: { ...filter, kind: filter.kind ? [filter.kind] : undefined, limit: PAGE, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The first few whose names begin so: what somebody sees while typing. */
export const peopleAtAGlance = (q: string) =>
  queryOptions({
    queryKey: ['stakeholders', 'glance', q],
    queryFn: ({ signal }) => read(api.GET('/api/v1/stakeholders', { params: { query: { q, limit: AT_A_GLANCE } }, signal })),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });

export const organizationsAtAGlance = (q: string) =>
  queryOptions({
    queryKey: ['organizations', 'glance', q],
    queryFn: ({ signal }) => read(api.GET('/api/v1/organizations', { params: { query: { q, limit: AT_A_GLANCE } }, signal })),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });

export const stakeholderQuery = (id: string) =>
  queryOptions({
    queryKey: ['stakeholders', id],
    queryFn: () => read(api.GET('/api/v1/stakeholders/{id}', { params: { path: { id } } })),
  });

export const engagementQuery = (id: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['stakeholders', id, 'engagement'],
    queryFn: () => read(api.GET('/api/v1/stakeholders/{id}/engagement', { params: { path: { id } } })),
    enabled,
  });

export const fullName = ({ givenName, familyName }: Pick<Stakeholder, 'givenName' | 'familyName'>): string => `${givenName} ${familyName}`.trim();
