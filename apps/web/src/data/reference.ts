import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, read } from '../api/client.js';
import { orHere } from './device.js';

const STABLE = { staleTime: Infinity };
const PAGE = 200;

export interface Choice {
  value: string;
  label: string;
}

/** A list to choose from: the device has it too. */
export const listed = <T extends { items: unknown[]; nextCursor?: string | null }>(name: string, online: () => Promise<T>): Promise<T> =>
  orHere(null, online, async (device) => ({ items: await device.reference(name), nextCursor: null }) as unknown as T);

const codeListsQuery = { queryKey: ['code-lists'], queryFn: () => listed('code-lists', () => read(api.GET('/api/v1/code-lists'))), ...STABLE };
const topicsQuery = { queryKey: ['topics'], queryFn: () => listed('topics', () => read(api.GET('/api/v1/topics', { params: { query: { limit: PAGE } } }))), ...STABLE };
const productsQuery = { queryKey: ['products'], queryFn: () => listed('products', () => read(api.GET('/api/v1/products', { params: { query: { limit: PAGE } } }))), ...STABLE };
const prioritiesQuery = { queryKey: ['listening-priorities'], queryFn: () => listed('listening-priorities', () => read(api.GET('/api/v1/listening-priorities', { params: { query: { limit: PAGE } } }))), ...STABLE };
const usersQuery = { queryKey: ['users'], queryFn: () => listed('users', () => read(api.GET('/api/v1/users', { params: { query: { limit: PAGE } } }))), ...STABLE };

function useLanguage(): 'fr' | 'en' {
  return useTranslation().i18n.language === 'en' ? 'en' : 'fr';
}

/** The label of a code; the code itself while the lists are on their way. */
export function useLabel(): (list: string, code: string | null | undefined) => string {
  const language = useLanguage();
  const { data } = useQuery(codeListsQuery);
  return (list, code) => (code ? (data?.items.find((one) => one.name === list)?.items.find((one) => one.code === code)?.label[language] ?? code) : '');
}

export function useChoices(list: string): Choice[] {
  const language = useLanguage();
  const { data } = useQuery(codeListsQuery);
  return (data?.items.find((one) => one.name === list)?.items ?? []).map(({ code, label }) => ({ value: code, label: label[language] }));
}

export function useTopics(): Choice[] {
  const language = useLanguage();
  return sorted((useQuery(topicsQuery).data?.items ?? []).map(({ id, label }) => ({ value: id, label: label[language] })), language);
}

export function useProducts(): Choice[] {
  const language = useLanguage();
  return sorted((useQuery(productsQuery).data?.items ?? []).map(({ id, name }) => ({ value: id, label: name[language] })), language);
}

export function usePriorities(): Choice[] {
  const language = useLanguage();
  return (useQuery(prioritiesQuery).data?.items ?? []).map(({ id, text }) => ({ value: id, label: text[language] }));
}

export function useUserName(): (id: string) => string {
  const { data } = useQuery(usersQuery);
  return (id) => data?.items.find((one) => one.id === id)?.displayName ?? id;
}

/** Roles that see what is watched: its signals can be shared with and given to them. */
const WATCHING = ['msl', 'medical_manager', 'medical_information'];

/** Whom a signal can be given to. */
export function useWatchers(): Choice[] {
  const language = useLanguage();
  const { data } = useQuery(usersQuery);
  const watching = (data?.items ?? []).filter(({ active, role }) => active && WATCHING.includes(role));
  return sorted(watching.map(({ id, displayName }) => ({ value: id, label: displayName })), language);
}

/** What a list calls this value; nothing when it is not (yet) in it. */
export const named = (choices: Choice[], value: string | null | undefined): string => choices.find((one) => one.value === value)?.label ?? '';

const sorted = (choices: Choice[], language: string): Choice[] => choices.toSorted((a, b) => a.label.localeCompare(b.label, language));
